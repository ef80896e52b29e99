"""The version of the vocabulary and the rules."""

#: Raised whenever a page may be read differently.
CODEBOOK_VERSION = "1.0"
