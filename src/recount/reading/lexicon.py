"""The words for people, harm and saying that the reading step knows: vocabulary, not rules."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CIVILIANS = _words(
    """civilian civilians child children woman women girl girls boy boys baby babies infant infants toddler toddlers
    villager villagers worshipper worshippers shopper shoppers student students pupil pupils
    schoolchildren teenager teenagers youth youths elderly family families relative relatives mother mothers father
    fathers son sons daughter daughters brother brothers sister sisters wife wives husband teacher teachers doctor doctors
    nurse nurses medic medics paramedic paramedics patient patients rescuer rescuers volunteer volunteers journalist
    journalists reporter reporters photographer cameraman farmer farmers trader traders worker workers labourer labourers
    laborer laborers driver drivers passenger passengers pilgrim pilgrims priest priests bishop imam cleric clerics monk
    monks nun nuns refugee refugees protester protesters protestor protestors demonstrator demonstrators activist
    activists tribesman tribesmen shepherd shepherds fisherman fishermen tourist tourists bystander bystanders
    pedestrians motorist lawyer lawyers politician politicians voter voters shopkeeper shopkeepers vendor vendors
    aid-worker staff minors minor adult adults christians muslims hindus sikhs shiites sunnis yazidis alawites
    prisoners detainees inmates engineer engineers contractor contractors headman sarpanch mourners guests evacuees
    grandmother grandfather couple employee employees staffer staffers commuter commuters reveller revellers reveler revelers
    congregant congregants parishioners churchgoers settler settlers miner miners herder herders herdsman herdsmen elder
    elders lawmaker lawmakers judge judges prosecutor prosecutors firefighter firefighters responders aide aides motorists
    cyclist cyclists hikers migrant migrants newborn newborns professor professors schoolgirl schoolgirls schoolboy
    schoolboys grandchild grandchildren sibling siblings cousin cousins uncle aunt nephew nephews niece nieces bride groom
    technician technicians cameramen photojournalist photojournalists blogger bloggers"""
)
COMBATANTS = _words(
    """soldier soldiers troop troops troopers trooper militant militants fighter fighters rebel rebels terrorist terrorists
    insurgent insurgents gunman gunmen guerrilla guerrillas guerilla guerillas jihadist jihadists jihadi jihadis
    extremist extremists militiaman militiamen policeman policemen policewoman police officer officers cop cops
    constable constables commander commanders pilot pilots guard guards personnel servicemen serviceman marine marines
    conscript conscripts recruits cadre cadres maoist maoists naxal naxals naxalite naxalites taliban peshmerga
    combatant combatants combattants general colonel major captain lieutenant brigadier sergeant leader leaders emir
    emirs operative operatives mercenary mercenaries paramilitary paramilitaries jawan jawans ranger rangers assailant
    assailants attacker attackers bomber bombers sniper snipers infiltrators ultras members member loyalists
    peacekeeper peacekeepers bodyguard bodyguards gendarme gendarmes reservist reservists vigilante vigilantes bandit bandits
    separatist separatists pirates ex-servicemen warlord crew forces airmen airman sailors takfiris opposition"""
)
ATTACKERS = _words("attacker attackers assailant assailants bomber bombers")
PEOPLE = _words(
    """people persons person man men lives victims victim bodies body corpses corpse others other dead wounded injured
    casualties deaths fatalities resident residents inhabitants individuals individual locals hostages hostage captives captive
    nationals citizens citizen foreigners foreigner men's martyrs martyr kurds arabs syrians iraqis turks iranians
    russians americans britons israelis palestinians afghans indians pakistanis germans french lebanese souls
    assyrians yezidis armenians turkmens chechens uighurs hazaras pashtuns tamils copts suspects suspect passers-by"""
)
PERSON = CIVILIANS | COMBATANTS | PEOPLE

# Words that show a number in front of them to count things.
THINGS = _words(
    """shell shells rocket rockets missile missiles mortar mortars raid raids strike strikes airstrikes airstrike sortie
    sorties bomb bombs barrel barrels vehicle vehicles car cars truck trucks tank tanks bus buses house houses home homes
    building buildings village villages town towns city cities district districts neighborhood neighborhoods
    neighbourhoods neighbourhood area areas province provinces position positions checkpoint checkpoints post posts
    target targets hill hills farm farms school schools hospital hospitals mosque mosques church churches shop shops
    clinic clinics plane planes warplane warplanes jet jets aircraft helicopter helicopters drone drones boat boats
    motorcycles motorcycle rifle rifles gun guns weapon weapons pistols rounds bullets explosions blasts explosion blast
    attacks attack clashes incidents times cases group groups factions faction brigades battalion battalions parties
    countries states nations km kilometres kilometers miles metres meters yards tonnes tons percent points bases base
    operations warehouses depots trenches tunnels tunnel convoys convoy deals agreement statements rooms floors
    organisations organizations media outlets sides side occasions charges counts grenades mines devices belts
    violations breaches hotbeds facilities fronts front dens vehicles' headquarters camps camp"""
)

# Effect words. A transitive form takes the number behind it, a participle the one before.
KILL_VERB = _words(
    "kill kills killed killing decapitated slay slew murder murders murdered murdering execute executed executing "
    "executes behead beheaded beheading massacred massacring slaughtered slaughtering slaughters martyred eliminated "
    "eliminating crucified crucifying hanged assassinated assassinating stoned neutralised neutralized liquidated kiling"
)
KILL_PARTICIPLE = _words(
    "killed dead died dies perished slain crucified hanged stoned martyred martyrdom gunned decapitated executed beheaded murdered massacred "
    "slaughtered assassinated fatalities deaths lynched gassed suffocated neutralised "
    "neutralized drowned succumbed killings dying fell"
)
INJURE_VERB = _words(
    "injure injures injured injuring wound wounds wounded wounding hurt hurting maimed maiming"
)
INJURE_PARTICIPLE = _words(
    "injured wounded hurt maimed injuries injure wound burned hospitalised hospitalized suffocating"
)
ABDUCT_VERB = _words(
    "abduct abducts abducted abducting kidnap kidnaps kidnapped kidnapping seized captured capturing"
)
ABDUCT_PARTICIPLE = _words("abducted kidnapped captured")
ARREST_VERB = _words(
    "arrest arrests arrested arresting detain detains detained detaining apprehended rounded nabbed"
)
ARREST_PARTICIPLE = _words("arrested detained apprehended nabbed")
MISSING_WORD = _words("missing unaccounted disappeared")
DISPLACE_VERB = _words("displaced displacing displace displaces uprooted forced forcing")
DISPLACE_PARTICIPLE = _words("displaced fled flee fleeing uprooted")

# Verbs and nouns of saying.
SAY = _words(
    """said says say saying told tells reported reports report reporting confirmed confirms announced announces added adds
    claimed claims stated states declared declares disclosed noted notes revealed reveals informed indicated estimated
    estimates explained asserted insisted alleged alleges accused accuses acknowledged admitted denied denies warned
    wrote tweeted posted quoted documented put recounted described testified maintained reiterated pointed
    clarified affirmed underlined mentioned tallied counted spoke blamed blames gave gives"""
)
SOURCE_NOUNS = _words(
    """source sources official officials activist activists spokesman spokeswoman spokesperson spokespeople monitor monitors
    monitoring observatory police ministry minister witness witnesses eyewitness eyewitnesses resident residents medic
    medics doctor doctors agency television tv media radio channel newspaper army military command pentagon government
    state statement commander reporter correspondent journalist governor mayor hospital coalition opposition network
    committee committees organisation organization centre center group groups head director chief rescuers rescue defence militia militiamen vigilantes nurse nurses mother father brother sister son cousin neighbour neighbor neighbours neighbors shopkeeper teacher elder elders imam priest pastor bishop legislator lawmaker lawmakers councillor councilman senator prosecutor prosecutors ombudsman administrator administration coordinator diplomat diplomats coroner morgue mission embassy junta premier investigators firefighters paramedics paramedic surgeon municipality prefecture association federation institute foundation observers peacekeepers bureau directorate platform site blog lawyers academic academics partners clinic ambulance service services
    defense authorities villagers locals relatives relative report reports un nations council department superintendent
    inspector magistrate president secretary general colonel office headquarters kremlin analyst analysts envoy
    rebels rebel fighters prosecutor prosecutors investigator investigators paramedics parents administration firefighters
    emergency responders partners bishops diocese priest pastor elders elder clerics mayor's locals townspeople students
    attorney ombudsman tribunal inquiry investigation hospitals ambulance helmets syndicate union unicef commission rights survivors survivor worker workers volunteer
    volunteers leader lawyer parliament member citizens website newspaper daily"""
)
