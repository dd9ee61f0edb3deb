"""English for measuring: sentences of a business paper, made by chance and always the same.

Every figure, company and person in them is invented. Some words stand in nearly every story,
some in a few, and one, the name of the project, in a single story: as in a real archive.
"""

from __future__ import annotations

from functools import cache
from random import Random

_SYLLABLES = [first + second for first in "bdfgklmnrst" for second in "aeo"][:32]
_NAMES = 20  # bits of a number that make a name: a million names of four syllables
_SPREAD = 0x9E37B1  # odd, so no two numbers below 2**20 give one name; far neighbours differ

SLOTS = {
    "company": [
        "An Thinh Logistics", "Bach Dang Steel", "Song Moi Foods", "Truong Hai Cables",
        "Red River Freight", "Lotus Field Energy", "Sao Bien Seafood", "Hong Ha Textiles",
        "Nam Phong Cement", "Kim Long Packaging", "Delta Grain", "Hoa Binh Pumps",
        "Minh Chau Optics", "Phu Quy Ceramics", "Tan Viet Paper", "Binh Minh Dairy",
        "Cat Tuong Leather", "Dai Nam Shipyard", "Eastern Sea Cold Stores", "Gia Huy Motors",
    ],
    "place": [
        "Haiphong", "Danang", "Can Tho", "Bac Ninh", "Binh Duong", "Dong Nai", "Hue", "Vinh",
        "Quang Ninh", "Nha Trang", "Long An", "Thai Nguyen", "Nam Dinh", "Quy Nhon", "Da Lat",
        "Ha Tinh", "Tay Ninh", "Ben Tre", "Hung Yen", "Lao Cai",
    ],
    "thing": [
        "containers", "rolled steel", "cold storage", "solar panels", "circuit boards", "rice",
        "coffee", "shrimp", "electric buses", "school desks", "wind turbines", "ceramic tiles",
        "medical gloves", "harbour cranes", "paper pulp", "bicycle frames", "fibre cables",
        "cement", "insulin", "garments",
    ],
    "verb": [
        "expand", "move", "double", "rebuild", "lease", "modernise", "test", "insure", "export",
        "pool", "automate", "refinance",
    ],
    "person": [
        "Tran Quoc Anh", "Le Thi Thu", "Pham Van Loc", "Do Minh Hang", "Vu Hai Nam",
        "Nguyen Bao Tran", "Hoang Duc Tri", "Bui Kim Oanh", "Ngo The Vinh", "Dang My Linh",
    ],
    "post": [
        "managing director", "chief engineer", "head of planning", "harbour master",
        "finance director", "plant manager", "director of research", "chair of the cooperative",
    ],
    "body": [
        "the provincial committee", "the port authority", "the chamber of commerce",
        "the customs office", "the bankers' association", "the ministry", "the city council",
        "the growers' union",
    ],
    "trend": [
        "rose", "fell", "held steady", "recovered", "slowed", "doubled", "drifted lower",
        "beat the forecast",
    ],
    "season": ["spring", "summer", "autumn", "winter", "the dry season", "the typhoon season"],
    "money": ["dong", "dollars", "euros", "yen"],
    "mood": ["cautious", "confident", "divided", "patient", "relieved", "sceptical"],
}  # fmt: skip

SENTENCES = [
    "{company} said on Monday that it would {verb} its works in {place} before {season}.",
    "The company put the cost at {number} million {money} and named no partner.",
    "Demand for {thing} {trend} in {place} for the {small}th month, {body} reported.",
    "“We did not plan for a market like this,” said {person}, {post} of {company}.",
    "Exports of {thing} from {place} {trend}, and the market took note.",
    "Freight from {place} to {place} now takes {small} hours less than a year ago.",
    "Banks in {place} are {mood}: loans to makers of {thing} {trend} by {small} per cent.",
    "{person}, {post} at {company}, called the plan sober and the calendar ambitious.",
    "Two years ago the same berth handled {number} boxes a day; today it handles twice that.",
    "The price of {thing} {trend}, while wages in {place} went up by {small} per cent.",
    "According to {body}, {number} families live from {thing} along the road to {place}.",
    "Investors remain {mood} about the market for {thing}, and few expect a quick answer.",
    "Power for the plant comes from roofs in {place}, enough for {small} hours of each day.",
    "In {season} the river carries more silt, and the deep-water berth has to be dredged twice.",
    "{company} and {company} share a yard in {place}, a test centre and one canteen.",
    "“Ask me again after {season},” {person} said. “Then the figures will speak.”",
    "Of {number} suppliers asked by {body}, most want to {verb} within {small} months.",
    "The contract runs for {small} years and may be extended once, the company said.",
    "A new line for {thing} employs {number} people, half of them from {place} itself.",
    "Small firms feel the change first: their credit is short and their stock is {thing}.",
    "{body} has asked for {small} more inspectors and got {small}.",
    "Analysts compared the step with that of {company}, which began to {verb} in {place}.",
    "Insurance for {thing} costs {small} per cent more since the flood in {place}.",
    "What the market lacks, {person} argued, is storage between the field and the port.",
    "The first ship left {place} with {number} tonnes of {thing} and came back with fruit.",
    "No tax was changed; what changed, {person} says, is how long a form lies on a desk.",
    "For buyers abroad, delivery within {small} weeks now counts for more than the price.",
    "The works council agreed, with {small} votes against, to {verb} the night shift.",
    "At the market hall of {place}, {thing} are sold by people who have sold them for decades.",
    "{company} expects its sales of {thing} to reach {number} million {money} this year.",
]  # fmt: skip

HEADLINES = [
    "{company} to {verb} its {place} works",
    "{place} ships more {thing}, and wants a second berth",
    "Price of {thing} {trend} in {season}",
    "Why {place} is {mood} about {thing}",
    "{company} and {company} share a yard in {place}",
    "{number} jobs for {place} as {company} moves in",
    "Market for {thing} {trend} again",
    "{person}: “We will {verb} when the market is ready”",
    "What {season} means for makers of {thing}",
    "{body} counts {number} firms that {verb}",
]  # fmt: skip

TAGS = [
    *(place for place in SLOTS["place"]),
    *(thing.capitalize() for thing in SLOTS["thing"]),
    "Ports", "Exports", "Banks", "Wages", "Energy", "Freight", "Insurance", "Cities", "Rivers",
    "Trade", "Tax", "Harvest", "Housing", "Research", "Start-ups", "Railways", "Aviation",
    "Fisheries", "Forests", "Schools",
]  # fmt: skip


def project(number: int) -> str:
    """Return a name that only the story of that number has: `Damonake`."""
    code = (number + 1) * _SPREAD % (1 << _NAMES)
    pieces = [_SYLLABLES[code >> shift & 31] for shift in range(0, _NAMES, 5)]
    return "".join(pieces).capitalize()


_STOCK = 6000


@cache
def stock_of_sentences() -> list[str]:
    """Return the sentences that stories are put together from."""
    return _stock(SENTENCES)


@cache
def stock_of_headlines() -> list[str]:
    """Return the headlines that stories choose from."""
    return _stock(HEADLINES)


class Writer:
    """Chooses sentences by chance: the same ones for the same `rng`."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng

    def person(self) -> str:
        """Return somebody's name."""
        return self.rng.choice(SLOTS["person"])

    def sentence(self) -> str:
        """Return one sentence."""
        return self.rng.choice(stock_of_sentences())

    def sentences(self, count: int) -> list[str]:
        """Return so many sentences."""
        return self.rng.choices(stock_of_sentences(), k=count)

    def headline(self) -> str:
        """Return a headline."""
        return self.rng.choice(stock_of_headlines())


class _Slots:
    """What stands in a sentence's brackets, by chance."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng

    def __getitem__(self, slot: str) -> str:
        if slot == "number":
            return str(self.rng.randrange(100, 990))
        if slot == "small":
            return str(self.rng.randrange(11, 98))
        return self.rng.choice(SLOTS[slot])


def _stock(patterns: list[str]) -> list[str]:
    """Return many sentences made from `patterns`: made once, because making costs most."""
    slots = _Slots(Random(0))  # noqa: S311  (chance, not a secret)
    made = (patterns[n % len(patterns)].format_map(slots) for n in range(_STOCK))
    return [words[0].upper() + words[1:] for words in made]
