"""How far along an act is: one short sentence for each tense, mood, negation, operator and source."""

import pytest

from dragoman.model import Page
from dragoman.reading import read

#: Sentence, act, status; None where the act must give no event at all.
ROWS = [
    # The act itself, in the tenses of the indicative.
    ("Le Maroc et la France ont signé un accord sur l'intelligence artificielle.", "sign", "done"),
    ("Le Maroc et la France signent un accord sur l'intelligence artificielle.", "sign", "done"),
    ("Le Maroc et la France signèrent un accord en 2019.", "sign", "done"),
    ("Le Maroc et la France avaient signé un accord en 2019.", "sign", "done"),
    ("Le Maroc vient de signer un accord avec la France.", "sign", "done"),
    ("Après avoir signé un accord avec la France, le Maroc a lancé un fonds.", "sign", "done"),
    ("Le Japon sanctionne la Russie.", "restrict", "done"),
    ("Le Japon a imposé des sanctions à la Russie.", "restrict", "done"),
    ("Le Japon a levé ses sanctions contre la Russie.", "ease", "done"),
    ("Le président kényan s'est rendu au Japon lundi.", "visit", "done"),
    ("Le Canada a suspendu sa coopération avec le Mali.", "suspend", "done"),
    ("L'Inde a accueilli un sommet sur l'intelligence artificielle.", "convene", "done"),
    ("L'Allemagne expulse deux diplomates russes.", "expel", "done"),
    ("Le ministre a annoncé que le Maroc avait signé un accord avec la France.", "sign", "done"),
    # Decided or due later.
    ("Le Maroc et la France signeront un accord à Rabat.", "sign", "planned"),
    ("Le Maroc et la France vont signer un accord à Rabat.", "sign", "planned"),
    ("Le Maroc et la France doivent signer un accord lundi.", "sign", "planned"),
    ("Le Maroc et la France devraient signer un accord lundi.", "sign", "planned"),
    ("Le Maroc et la France s'apprêtent à signer un accord.", "sign", "planned"),
    ("Le Maroc et la France prévoient de signer un accord.", "sign", "planned"),
    ("Le Maroc et la France ont décidé de signer un accord.", "sign", "planned"),
    ("Le Maroc compte signer un accord avec la France.", "sign", "planned"),
    ("Le Maroc promet de signer un accord avec la France.", "sign", "planned"),
    ("Le Maroc est sur le point de signer un accord avec la France.", "sign", "planned"),
    ("Un accord sera signé entre le Maroc et la France.", "sign", "planned"),
    ("L'accord entre le Maroc et la France doit être signé lundi.", "sign", "planned"),
    ("La signature d'un accord entre le Maroc et la France est prévue lundi.", "sign", "planned"),
    ("La signature d'un accord entre le Maroc et la France est attendue lundi.", "sign", "planned"),
    ("Il est prévu que le Maroc signe un accord avec la France.", "sign", "planned"),
    ("Le ministre a annoncé que le Maroc signerait un accord avec la France.", "sign", "planned"),
    ("Le ministre annonce que le Maroc signera un accord avec la France.", "sign", "planned"),
    ("Le Japon imposera des sanctions à la Russie.", "restrict", "planned"),
    ("Le Japon va lever ses sanctions contre la Russie.", "ease", "planned"),
    ("Le président kényan se rendra au Japon lundi.", "visit", "planned"),
    ("Le président kényan est attendu au Japon lundi.", "visit", "planned"),
    ("La visite du président kényan au Japon est prévue pour mai.", "visit", "planned"),
    ("Le Canada a décidé de suspendre sa coopération avec le Mali.", "suspend", "planned"),
    ("L'Inde accueillera un sommet sur l'intelligence artificielle avec le Brésil.", "convene", "planned"),
    ("L'Inde doit accueillir un sommet sur l'intelligence artificielle.", "convene", "planned"),
    ("Le Portugal s'est engagé à financer la formation d'ingénieurs angolais.", "aid", "planned"),
    # Considered, or hanging on something.
    ("Le Maroc et la France pourraient signer un accord.", "sign", "possible"),
    ("Le Maroc et la France envisagent de signer un accord.", "sign", "possible"),
    ("Un accord pourrait être signé entre le Maroc et la France.", "sign", "possible"),
    ("Si le Maroc et la France signent un accord, le projet commencera.", "sign", "possible"),
    ("La signature d'un accord entre le Maroc et la France est à l'étude.", "sign", "possible"),
    ("Le président kényan pourrait se rendre au Japon.", "visit", "possible"),
    ("Le Canada envisage de suspendre sa coopération avec le Mali.", "suspend", "possible"),
    ("L'Allemagne a peut-être expulsé deux diplomates russes.", "expel", "possible"),
    # Told without being vouched for.
    ("Le Maroc et la France auraient signé un accord.", "sign", "reported"),
    ("Un accord aurait été signé entre le Maroc et la France.", "sign", "reported"),
    ("Selon des médias, le Maroc et la France ont signé un accord.", "sign", "reported"),
    ("Selon une source anonyme, le Maroc et la France ont signé un accord secret.", "sign", "reported"),
    ("D'après des rumeurs, le Maroc et la France ont signé un accord.", "sign", "reported"),
    ("Le Japon imposerait des sanctions à la Russie.", "restrict", "reported"),
    ("Le Canada aurait suspendu sa coopération avec le Mali.", "suspend", "reported"),
    ("L'Allemagne aurait expulsé deux diplomates russes.", "expel", "reported"),
    ("L'Allemagne a expulsé deux diplomates russes, selon une source diplomatique.", "expel", "reported"),
    ("Le Canada menacerait de suspendre sa coopération avec le Mali.", "threaten", "reported"),
    # Said not to have happened.
    ("Le Maroc et la France n'ont pas signé d'accord.", "sign", "negated"),
    ("Le Maroc et la France n'ont jamais signé d'accord.", "sign", "negated"),
    ("Aucun accord n'a été signé entre le Maroc et la France.", "sign", "negated"),
    ("Le Maroc et la France ne signeront pas d'accord.", "sign", "negated"),
    ("Le Maroc et la France se sont séparés sans signer d'accord.", "sign", "negated"),
    ("Le Maroc a renoncé à signer un accord avec la France.", "sign", "negated"),
    ("Le Maroc a failli signer un accord avec la France.", "sign", "negated"),
    ("Le Japon n'imposera pas de sanctions à la Russie.", "restrict", "negated"),
    ("Le président kényan ne se rendra pas au Japon.", "visit", "negated"),
    ("Le Canada n'a pas suspendu sa coopération avec le Mali.", "suspend", "negated"),
    ("L'Inde aurait dû accueillir un sommet sur l'intelligence artificielle.", "convene", "negated"),
    ("Aucune rencontre n'est prévue entre le président chinois et le président américain.", "meet", "negated"),
    # Denied by a party.
    ("Le Maroc dément avoir signé un accord avec la France.", "sign", "denied"),
    ("Le Maroc nie avoir signé un accord avec la France.", "sign", "denied"),
    ("Rabat a démenti que le Maroc ait signé un accord avec la France.", "sign", "denied"),
    ("Berlin dément toute signature d'un accord avec Moscou.", "sign", "denied"),
    # Only wished for.
    ("Le Maroc souhaite signer un accord avec la France.", "sign", None),
    ("Le Maroc travaille pour signer un accord avec la France.", "sign", None),
]


@pytest.mark.parametrize(("sentence", "act", "status"), ROWS)
def test_status(sentence, act, status):
    events = read(Page(source="test", text=sentence, published="2025-03-19")).events
    assert [event.status for event in events if event.act == act] == ([status] if status else [])
