"""The words of the closed classes, which find their label themselves in the notation of the sentences."""

from __future__ import annotations

DET = set(
    """le la les l' un une des ce cet cette ces son sa ses leur leurs notre nos votre vos mon ma mes plusieurs chaque
    quelques aucun aucune quel quelle tout toute toutes tous""".split()
)
CASE = set(
    """à de d' en sur avec contre par pour dans chez vers entre depuis selon sans sous après avant dès devant malgré
    envers parmi pendant durant jusqu' du au aux hors via""".split()
)
MARK = set("que qu' si s' lorsque quand puisque comme".split())
CC = set("et ou ni mais or car puis".split())
ADV = set("""ne n' pas plus jamais aussi déjà également non encore toujours très hier désormais notamment ensuite""".split())
_PRON = {
    "nsubj": "il elle on ils elles qui c' -il -elle je j' nous -on",
    "obl:mod": "où",
    "nmod": "dont",
    "expl:pv": "se s'",
    "iobj": "lui",
    "expl:comp": "y",
    "obj": "m'",
    "dep": "-t",
}
PRON = {word: label for label, words in _PRON.items() for word in words.split()}
AVOIR = set("a ont avait avaient aurait auraient aura auront ayant avoir eu ait aient avons ai".split())
ETRE = set("est sont était étaient sera seront serait seraient être été soit soient étant fut furent".split())
CLAUSE = {"ROOT", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj"}
NUMBERS = set("deux trois quatre cinq six sept huit neuf dix vingt trente cent cents mille".split())
SHORT = {"p": "aux:pass", "c": "cop", "t": "aux:tense"}
#: Nouns that begin names without being proper nouns.
COMMON = set(
    """union nations commission conseil banque organisation agence fonds ministère parlement assemblée sénat ligue
    forum sommet conférence plan stratégie programme université institut centre communauté marché office autorité
    chambre cour tribunal groupe alliance loi accord traité convention déclaration processus partenariat
    initiative feuille comité bureau haut-commissariat fédération""".split()
)
