"""The build of a Vietnamese syllable: which onsets, rimes and tones go together, and where the tone stands."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_TONES = "\u0300\u0301\u0303\u0309\u0323"  # huyền, sắc, ngã, hỏi, nặng
_STOP_TONES = frozenset(("\u0301", "\u0323"))
_STOPS = ("ch", "c", "p", "t")
_VOWELS = frozenset("aăâeêioôơuưy")
_MARKED = frozenset("ăâêôơư")  # a vowel with a mark of its own carries the tone
_ONSETS = (
    "ngh", "ng", "nh", "gh", "gi", "kh", "ph", "qu", "th", "tr", "ch",
    "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
)  # fmt: skip
_RIME_TABLE = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây"
    " e ec em en eng eo ep et ê êch êm ên ênh êp êt êu"
    " i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu y yêm yên yêng yêt yêu"
    " o oc oi om on ong ooc oong op ot oa oac oach oai oam oan oang oanh oao oap oat oay"
    " oăc oăm oăn oăng oăt oe oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt"
    " u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uôc uôi uôm uôn uông uôp uôt uơ"
    " uy uya uych uynh uyên uyêt uyt uyu ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu"
)
_BEHIND_QU_TABLE = (
    "a ac ach ai an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng ât âu ây e en eo et ê ên êt êu"
    " i in it o ơ ơi y ych ynh yên yêt yêu yt yu ôc"
)
_RIMES = frozenset(_RIME_TABLE.split())
_BEHIND_QU = frozenset(_BEHIND_QU_TABLE.split())
_BEHIND_GI = _RIMES - {"i", "ia", "in", "y", "ua", "uy", "oa", "oe"} | {"ua", ""}
# "gì", "gìn", "giếng", "giết": one i serves as end of the onset and as head of the rime.
_BEHIND_G_I = frozenset(("i", "in", "iêng", "iêt", "iêc", "im", "iêm"))
_FRONT = frozenset("eêiy")
_BEFORE_FRONT = frozenset(("k", "gh", "ngh"))
_BEFORE_BACK = frozenset(("c", "g", "ng"))
_EITHER_PLACE = frozenset(("oa", "oe", "uy"))  # hoà and hòa, uỷ and ủy


@dataclass(frozen=True, slots=True)
class Syllable:
    """A syllable taken apart: its letters without the tone, the tone, and the vowel that bears it."""

    bare: str
    tone: str = ""
    tone_at: int = -1


def take_apart(word: str) -> Syllable | None:
    """The letters and the tone of a word in small letters; None when it has two tones."""
    bare, tone, tone_at = "", "", -1
    for letter in unicodedata.normalize("NFD", word):
        if letter in _TONES:
            if tone:
                return None
            tone, tone_at = letter, len(bare) - 1
        elif unicodedata.combining(letter):
            bare = bare[:-1] + unicodedata.normalize("NFC", bare[-1:] + letter)
        else:
            bare += letter
    return Syllable(bare, tone, tone_at)


def is_syllable(word: str) -> bool:
    """Whether a word in small letters (NFC) is built as a Vietnamese syllable, tone in its place."""
    parts = take_apart(word)
    if parts is None:
        return False
    return any(_tone_fits(parts, onset, rime) for onset, rime in _splits(parts.bare))


def with_tone_in_place(word: str) -> str | None:
    """ "cuả" -> "của": the same letters and tone, the tone on its vowel; None when nothing helps."""
    parts = take_apart(word)
    if parts is None or not parts.tone or is_syllable(word):
        return None
    for onset, rime in _splits(parts.bare):
        if rime not in _EITHER_PLACE and _tone_allowed(parts.tone, rime):
            at = len(parts.bare) - len(rime) + _places(rime)[0]
            moved = parts.bare[: at + 1] + parts.tone + parts.bare[at + 1 :]
            return unicodedata.normalize("NFC", moved) if onset or rime else None
    return None


def _splits(bare: str) -> list[tuple[str, str]]:
    """The (onset, rime) pairs that the letters may be read as, only those that exist."""
    return [
        (onset, bare[len(onset) :])
        for onset in _ONSETS
        if bare.startswith(onset) and _go_together(onset, bare[len(onset) :])
    ]


def _go_together(onset: str, rime: str) -> bool:
    if onset == "qu":
        return rime in _BEHIND_QU
    if onset == "gi":
        return rime in _BEHIND_GI and rime != ""
    if rime not in _RIMES:
        return False
    if onset == "g" and rime[0] == "i":
        return rime in _BEHIND_G_I
    if onset in _BEFORE_FRONT:
        return rime[0] in _FRONT
    if onset in _BEFORE_BACK:
        return rime[0] not in _FRONT
    return not (rime.startswith("yê") and onset != "")


def _places(rime: str) -> tuple[int, ...]:
    """Where in a rime the tone may stand; both places for open oa, oe, uy."""
    marked = [index for index, letter in enumerate(rime) if letter in _MARKED]
    if marked:
        return (marked[-1],)
    vowels = 0
    while vowels < len(rime) and rime[vowels] in _VOWELS:
        vowels += 1
    if vowels == 1:
        return (0,)
    if rime in _EITHER_PLACE:
        return (0, 1)
    if vowels == 3 or vowels < len(rime):
        return (1,)
    return (0,)


def _tone_allowed(tone: str, rime: str) -> bool:
    """A rime that ends in a stop is spoken in sắc or nặng only."""
    return tone in _STOP_TONES if rime.endswith(_STOPS) else True


def _tone_fits(parts: Syllable, onset: str, rime: str) -> bool:
    if not _tone_allowed(parts.tone, rime):
        return False
    if not parts.tone:
        return True
    start = len(parts.bare) - len(rime)
    return parts.tone_at - start in _places(rime)
