"""Words that stand in and around French verb groups: clitics, negations, what may part an auxiliary from its participle."""

from __future__ import annotations

#: Verbs that build their past with être: être + participle is then no passive.
WITH_ETRE = frozenset(
    """aller venir arriver partir entrer sortir devenir naître mourir rester demeurer rentrer retourner tomber convenir revenir
    intervenir parvenir provenir survenir advenir monter descendre passer redevenir repartir ressortir décéder
    apparaître réapparaître paraître""".split()
)
CLITICS = frozenset("je tu il elle on nous vous ils elles me m' te t' se s' le la l' les lui leur y en".split())
REFLEXIVE = frozenset({"se", "s'"})
NEGATIONS = frozenset("pas plus jamais aucun aucune guère nullement point ni aucunement".split())
BETWEEN = frozenset(
    """déjà aussi également bien encore toujours ensuite alors donc ainsi ne n' pas plus jamais tous toutes tout toute
    pourtant même vite enfin en outre par ailleurs désormais conjointement ensemble finalement officiellement formellement
    récemment très vivement fermement notamment longuement longtemps cependant rien guère souvent immédiatement
    quant à lui elle eux elles depuis aussitôt hier aujourd'hui mardi lundi mercredi jeudi vendredi samedi dimanche jamais
    toutefois néanmoins encore tour nouveau nouvelle fois une à de son leur côté""".split()
)
MONTHS = frozenset("janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split())
OBJECT_OPENERS = frozenset(
    {"le", "la", "les", "l'", "un", "une", "son", "sa", "ses", "leur", "leurs", "ce", "cette", "ces"}
)
#: A determiner or a preposition before a form that may be a verb says it is a noun.
NOMINAL = frozenset(
    """le la les l' un une des du au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs de d'
    à en par pour sans avec sur dans chaque plusieurs quelques aucun aucune deux trois quatre cinq tout toute premier première
    nouveau nouvelle nouvel prochain prochaine grand grande dernier dernière second seconde""".split()
)

#: Verbs hardly written any more, whose forms are those of a common one: "ouvre" (ouvrir), "faut" (falloir), "rentrait"
#: (rentrer).
RARE = frozenset({"ouvrer", "faillir", "rentraire"})

#: Places in a clause that a noun takes, not a conjugated verb.
OF_NOUNS = frozenset({"obj", "nsubj", "nsubj:pass", "obl", "obl:arg", "obl:mod", "nmod"})
