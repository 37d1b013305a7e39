"""The words by which English names things: what `labels` needs to know of the language.

These lists say how the method works, not what an analyst looks for; that is in
`lexicons/labels`. Words are lemmas in lower case.
"""

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# A noun after a name says what the named one is only if it means a body of people or a place:
# "the PKK group", "the Assad regime", "Aleppo province"; but "the PKK leader" is not the PKK.
COLLECTIVES = _set(
    """
    administration affiliate agency airline alliance ally army arm authority authorities bank
    battalion bloc body brigade broadcaster cabal camp cartel cell charity city clan club
    coalition company conglomerate corps council country cult district dictatorship dynasty
    emirate enclave entity establishment faction firm force forces front gang giant government
    group grouping insurgency junta kingdom leadership militia ministry mission monarchy movement
    nation network newspaper offshoot organisation organization outfit outlet party province proxy
    rebellion region regime republic sect separatists splinter state stronghold subsidiary
    syndicate territory tribe troops town union university village watchdog website wing airport
    archipelago bastion breakaway capital channel democracy exporter federation foe haven
    heartland hub island jail magazine mainland neighbor neighbour opponent partner peninsula port
    power powerhouse prison producer retailer rival river sponsor suburb superpower think-tank
    """
)
# Of these, the ones that after a group's name mean the group: "a PKK affiliate" is not the PKK.
GROUPS = _set(
    """
    agency airline alliance army authority authorities bank battalion body brigade broadcaster
    cartel cell channel clan club coalition company conglomerate corps cult entity establishment
    faction firm force forces front gang giant government group grouping insurgency junta
    leadership magazine militia ministry movement network newspaper organisation organization
    outfit outlet party regime retailer sect syndicate think-tank tribe troops union university
    watchdog website
    """
)
# After the name of a place only these say what it is: "US agencies" are not the United States.
PLACES = _set(
    """
    archipelago canton capital city district emirate enclave island kingdom mainland municipality
    neighborhood neighbourhood oblast peninsula province region republic state stronghold suburb
    territory town township valley village
    """
)
# A noun for people after a group's or a people's name says what its members are called.
MEMBERS = _set(
    """
    activist agitator alien assassin bandit civilian combatant commando communist cultist
    dissident emigrant emigre exile expatriate expat extremist fanatic fascist fighter
    fundamentalist gangster guerrilla gunman hardliner henchman hooligan immigrant infidel
    infiltrator insurgent invader islamist jihadi jihadist killer loyalist mercenary migrant
    militant militiaman mobster mujahideen mutineer nationalist nazi newcomer occupier operative
    outlaw paramilitary partisan peacekeeper pirate populist protester protestor radical raider
    rebel refugee resident revolutionary rioter saboteur sectarian secessionist seeker separatist
    settler smuggler soldier terrorist thug trafficker traitor troop
    """
)
# Nouns for a person that their ending does not tell.
PERSONS = _set(
    """
    ace actress admiral aide alien ally alumna alumnus apostle archenemy associate athlete
    attorney aunt auntie autocrat ayatollah baby baron bishop boss boy boyfriend bride brother
    bureaucrat butcher cadet caliph captain captive celebrity ceo cfo chair champ champion chef
    chief child cleric clerk coach colleague colonel communist comrade confidant confidante
    congressman congresswoman conscript conservative constable consul convict coo cook cop coroner
    count counsel counterpart cousin crook cto czar dad darling daughter deacon dean delegate
    democrat demagogue deputy despot devil dictator diplomat doctor doyen duchess duke elder emir
    emperor empress enemy envoy exec executive exile expat expatriate expert fascist father felon
    feminist fellow figure figurehead finalist fiance fiancee foe fool freshman friend fugitive
    general genius girl girlfriend goddess godfather governor grandfather grandmother grandson
    graduate guard guerrilla guest guide guru guy hard-liner hawk head heavyweight heir heiress
    hero heroine hopeful host hostage hostess husband hypocrite icon idol illegal imam independent
    individual inmate intellectual intern journalist judge justice kid king kingpin knight lad
    lady laureate leftist legend liaison liar liberal lord lout magnate maid major marine marshal
    martyr mastermind mate matriarch mentor messiah militant millionaire billionaire moderate
    mogul mom monarch monk monster mother mouthpiece mufti mullah mum native nephew niece nominee
    noncitizen nun nurse official oligarch orphan parent patriarch patriot pawn peasant people
    person philanthropist phony pilot poet polymath pope premier president priest prince princess
    principal private prodigy professional progressive protege protégé provost psychopath puppet
    queen rabbi racist recruit rep representative republican reverend rookie royal saint savior
    saviour scapegoat scion sceptic secretary skeptic senator sergeant sheikh sheik sheriff
    sidekick sister slave sociopath son specialist spokesperson spouse spy spymaster stalwart star
    statesman stooge strategist strongman sultan superstar surrogate suspect teammate teen thief
    titan tourist trustee tsar twin tycoon tyrant uncle undersecretary underling upstart victim
    villain virtuoso visionary warlord whip whistleblower whiz widow wife witness wizard woman
    workhorse youth zealot mp pm vp dj mc
    """
)
PERSON_ENDING = re.compile(
    r".{2,}(?:[^aeiou]er|eer|ier|eur|[lstvy]or|ist|ian|man|woman|person|ant|ent|ee|ster|crat)"
)
# Words with such an ending that mean no person.
NO_PERSONS = _set(
    """
    accident affidavit agreement answer april august banner barrier border buffer bunker cancer
    carrier center centre chapter charter checklist chopper cluster coffee color colour committee
    component computer constant container content continent copter corner corridor counter
    covenant cover current cylinder danger december decider degree descent deterrent dinner
    disaster disorder dollar elephant elevator encounter equivalent error escalator event extent
    factor favor favour fee fever filter finger fire flavor flavour flower folder freezer frontier
    generator german gender glacier grant guarantee hammer helicopter human hunger hydrant
    incident indicator infrared instant instrument intent jubilee knee latter layer ledger letter
    levee list litter lumber manner marker marquee matter member-state meter monitor motor murder
    newsletter newspaper november number october offer order paper parlor percent pepper pier
    plant poster powder power precedent printer processor quarter radar reactor register remainder
    remnant rent restaurant river roman rooster roster rubber scanner scent sector semester sensor
    september server shelter shortlist shoulder silver slaughter spider starter sticker sweater
    talent tanker temper tent terror theater theatre thriller thunder tier timber torrent tower
    tractor trailer transfer treasurer-elect trigger tumor twist twitter variant vector waitlist
    warrant water waver weather whisker winter wonder wrist
    """
)


def is_person(word: str) -> bool:
    """Say whether a noun in the singular means a person, by lists and by its ending.

    >>> [is_person(word) for word in ("commander", "border", "aide", "government", "co-founder")]
    [True, False, True, False, True]
    """
    whole = word.lower()
    if whole in TITLES_IN_FULL or whole.endswith("-elect"):
        return True
    last = whole if whole in PERSONS else whole.rpartition("-")[2]
    if last in PERSONS or last in MEMBERS:
        return True
    if last in NO_PERSONS or last.endswith(("ment", "ness")):
        return False
    return PERSON_ENDING.fullmatch(last) is not None


# The name of a person before these means what the person rules or leads, under that name.
# (of a person only; a people's name before them means its state)
RULES = _set(
    """
    administration camp clan leadership dictatorship dynasty government junta regime network gang
    cartel militia cult
    """
)
# Words before a name that pick a part or a place of it and call it nothing.
PICKING = _set(
    """
    other such same more most many several few first second third last next own only entire whole
    past nearby various certain enough full joint northern southern eastern western central north
    south east west northeastern northwestern southeastern southwestern north- north-western
    south-eastern south-western upper lower mid inner outer downtown greater mainland rural
    northernmost southernmost
    """
)
# An address of politeness says nothing of the one addressed.
HONORIFICS = _set("mr mr. mrs mrs. ms ms. miss mx mx. sir madam madame monsieur st st. jr. sr.")
TITLES_IN_FULL = {
    "adm.": "admiral", "amb.": "ambassador", "brig.": "brigadier", "capt.": "captain",
    "cmdr.": "commander", "col.": "colonel", "cpl.": "corporal", "det.": "detective",
    "dr.": "doctor", "dr": "doctor", "gen.": "general", "gov.": "governor", "govs.": "governor",
    "hon.": "honourable", "insp.": "inspector", "lt.": "lieutenant", "maj.": "major",
    "pres.": "president", "prof.": "professor", "rep.": "representative",
    "reps.": "representative", "rev.": "reverend", "sec.": "secretary", "sen.": "senator",
    "sens.": "senator", "sgt.": "sergeant", "supt.": "superintendent", "atty.": "attorney",
    "sens": "senator", "reps": "representative", "govs": "governor", "presidents": "president",
    "lt": "lieutenant", "gen": "general", "col": "colonel", "maj": "major", "capt": "captain",
    "prof": "professor", "rep": "representative", "sen": "senator", "gov": "governor",
}  # fmt: skip

# X is a ..., X became a ...
BEING = _set("be become remain stay")
# Verbs by which somebody is called or made something; the first kind takes the word bare or after
# "as" (called X a ..., described X as a ...), the second only after "as" (serves as ...).
NAMING = _set(
    """
    appoint brand call characterise characterize christen classify condemn consider crown declare
    decry deem denounce depict describe designate dismiss dub elect hail identify know label list
    name nickname nominate paint perceive portray praise proclaim recognise recognize regard
    rename see style term treat view vilify
    """
)
ONLY_WITH_AS = _set(
    """
    act condemn decry denounce depict describe dismiss hail identify know list paint perceive
    portray praise recognise recognize regard see serve treat view vilify work
    """
)
SERVING = _set("act serve work")
RELATIVES = ("who", "which", "that", "whom")
NEGATIONS = _set("not n't n’t never no neither nor hardly nobody none")

# "X, the third in a month": what stands between commas after a name and is a time, a number or a
# happening is a piece of its own that the parser hung on the name.
NO_APPOSITION = _set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december day week month year morning evening afternoon
    night time today yesterday tomorrow hour minute decade century weekend summer winter spring
    autumn fall one north south east west photo photograph image file caption copyright courtesy
    getty percent % kilometer kilometre mile thousand million hundred dozen
    """
)

# Verbs after which a second one has come to pass: "began to shell", "forced them to leave".
COMING_TO_PASS = _set(
    """
    begin start continue keep manage proceed help force compel make let cause lead see watch come
    go rush race get succeed dare enable
    """
)
# Verbs with "of" or "for" and a deed that is somebody's charge and not the telling of it.
CHARGING = _set(
    """
    accuse acquit arrest blame charge condemn convict criticise criticize denounce fault indict
    jail sentence sue suspect try wanted want
    """
)
# Verbs with "from" and what is not done: "refrained from aiding", "kept them from leaving".
PREVENTING = _set(
    """
    abstain ban bar block deter discourage dissuade hinder keep prevent prohibit refrain stop
    """
)
