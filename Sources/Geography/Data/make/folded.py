"""Folds a spelling as the tokenizer does, well enough to find spellings that mean the same."""
import re
import unicodedata

OWN = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l",
       "ı": "i", "ħ": "h", "ə": "a"}


def folded(text):
    plain = unicodedata.normalize("NFKD", text.replace("İ", "I")).lower()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = "".join(OWN.get(c, c) for c in plain)
    plain = re.sub(r"\b([dl]|dell|nell|sull|all)['’ʼ‘`´]", r"\1 ", plain)
    plain = re.sub("['’ʼ‘`´]", "", plain)
    plain = plain.replace("&", " and ")
    plain = re.sub("[(),:/]", " , ", plain)
    plain = re.sub(r"[\s.\-–_‐]+", " ", plain).strip(" ,")
    return re.sub(r"\s+", " ", plain)
