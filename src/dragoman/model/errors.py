"""The root of the error tree.

    DragomanError
    ├── UnreadablePage      (intake)    this input is no French page; the others go on
    ├── UnknownParty        (codebook)  no such state or organisation; carries suggestions
    ├── CodebookError       (codebook)  the vocabulary's data breaks its own schema
    └── RecordError         (record)    the record file cannot be opened or written
"""


class DragomanError(Exception):
    """Anything this program raises on purpose. The message says what to do about it, in plain words."""
