"""Page furniture that extractors leave in running text, and captions, which are read as captions."""

import re

# Labels that stand before a caption's own words.
CAPTION_LABEL = re.compile(r"(?:(?<=\s)|^)(?:Image|Media|Video|Photo|Picture) caption[:,]?\s+", re.MULTILINE)

# Whole stretches that say nothing of what happened.
_FURNITURE = re.compile(
    r"""
      Image\ (?:copyright|source|credit)[:,]?(?:[^\S\n]+(?!(?:Image|Media|Video)\ caption)(?:[A-Z][\w./&-]*|/|via|and|by)){1,4}(?=\s|$)
    | Media\ playback\ is\ (?:un)?supported\ on\ (?:this|your)\ device
    | Share\ this(?:\ (?:page|article|story|with|post))?(?:\ (?:with\ )?(?:Email|Facebook|Messenger|Twitter|WhatsApp|LinkedIn|Pinterest))*
    | (?:Read\ (?:more|also|next)|Related(?:\ (?:topics|stories|articles|links|content))?|See\ also|More\ on\ this\ story
        |You\ (?:may|might)\ also\ (?:like|be\ interested\ in))\s*:[^\n.]{0,160}(?:\n|$)
    | ^[^\S\n]*+(?:Read\ (?:more|also|next)|Related(?:\ (?:topics|stories|articles|links|content))|See\ also|More\ on\ this\ story
        |Advertisement|Sign\ up(?:\ (?:to|for)[^\n]{0,120})?|Subscribe(?:\ (?:to|for)[^\n]{0,120})?
        |Follow\ us(?:\ on[^\n]{0,80})?|Skip\ to\ content|Print\ this\ page|Copy\ (?:this\ )?link|About\ sharing)[^\S\n]*+$
    """,
    re.VERBOSE | re.MULTILINE,
)


def furniture(content: str) -> list[tuple[int, int]]:
    """The stretches of `content`, as offsets in order, that are page furniture and no part of the report."""
    return [found.span() for found in _FURNITURE.finditer(content)]
