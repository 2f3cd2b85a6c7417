"""Makes folding.tsv: how scalars of Latin, Greek, Cyrillic and Armenian are folded to a base spelling.

A row is a scalar in hex and its replacement; scalars not listed keep themselves. Source: the
Unicode character database of Python (Unicode licence), with the letters below that it does not
decompose. Run: python3 folding.py > ../folding.tsv
"""
import unicodedata

OWN = {
    "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o",
    "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ł": "l", "Ł": "l", "ı": "i",
    "İ": "i", "ŋ": "ng", "Ŋ": "ng", "ħ": "h", "Ħ": "h", "ŧ": "t", "Ŧ": "t", "ə": "a", "Ə": "a",
    "ĸ": "k", "ς": "σ", "ё": "е", "Ё": "е", "й": "й", "Й": "й", "ї": "ї", "Ї": "ї", "ў": "ў",
    "Ў": "ў",
}
BLOCKS = [(0xC0, 0x250), (0x370, 0x400), (0x400, 0x530), (0x530, 0x590), (0x1E00, 0x2000), (0xFB00, 0xFB07)]


def fold(scalar):
    if scalar in OWN:
        return OWN[scalar]
    plain = unicodedata.normalize("NFKD", scalar)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return "".join(OWN.get(c, c) for c in plain)


print("# Source: Unicode character database (Unicode licence), with letters of our own choice. "
      "Made by make/folding.py.")
print("scalar\tfolded")
for first, last in BLOCKS:
    for number in range(first, last):
        scalar = chr(number)
        if unicodedata.category(scalar)[0] != "L":
            continue
        folded = fold(scalar)
        if folded != scalar and folded.strip():
            print(f"{number:04X}\t{folded}")
