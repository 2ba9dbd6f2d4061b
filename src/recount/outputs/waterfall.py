"""A waterfall chart, one HTML page without scripts: how each finding moves two accounts together or apart."""

from html import escape

from recount.linking import Explanation
from recount.linking.likeness import WHAT_POINTS_ARE

_WIDTH, _ROW, _LABELS = 900, 30, 430  # pixels; the labels stand left of the bars
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<style>
body {{ font: 15px/1.5 Georgia, serif; margin: 2rem auto; max-width: {width}px; color: #1a1a1a }}
text {{ font: 13px/1 system-ui, sans-serif; fill: #1a1a1a }}
.for {{ fill: #44617b }}
.against {{ fill: #b08968 }}
.sum {{ fill: #1a1a1a }}
line {{ stroke: #999 }}
@media (prefers-color-scheme: dark) {{
  body {{ color: #e6e6e6; background: #161616 }}
  text, .sum {{ fill: #e6e6e6 }}
}}
</style></head><body>
<h1>{title}</h1>
<p>{verdict}</p>
{chart}
<p>{points}</p>
</body></html>
"""


def waterfall(found: Explanation, title: str) -> str:
    """The page. Blue bars speak for one incident, brown ones against it; the last is their sum."""
    return _PAGE.format(
        title=escape(title),
        verdict=escape(found.verdict),
        chart=_chart(found) if found.ruled_out is None else "",
        points=WHAT_POINTS_ARE,
        width=_WIDTH,
    )


def _chart(found: Explanation) -> str:
    rows = [(step.because, step.points) for step in found.steps if step.points]
    levels = [0.0]
    for _, points in rows:
        levels.append(levels[-1] + points)
    low, high = min(levels), max(levels)
    scale = (_WIDTH - _LABELS - 70) / ((high - low) or 1)

    def x(level: float) -> float:
        return _LABELS + (level - low) * scale

    bars = [
        _bar(n, words, x(min(a, b)), x(max(a, b)), f"{points:+.2f}", "for" if points > 0 else "against")
        for n, ((words, points), a, b) in enumerate(zip(rows, levels, levels[1:], strict=False))
    ]
    end = levels[-1]
    bars.append(_bar(len(rows), "together", x(min(0, end)), x(max(0, end)), f"{end:+.2f}", "sum"))
    height = _ROW * (len(rows) + 1)
    zero = f'<line x1="{x(0):.1f}" x2="{x(0):.1f}" y1="0" y2="{height}"/>'
    return (
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="The points of each finding">'
        f"{zero}{''.join(bars)}</svg>"
    )


def _bar(n: int, words: str, left: float, right: float, points: str, kind: str) -> str:
    y = n * _ROW
    return (
        f'<text x="0" y="{y + 19}">{escape(_short(words))}<title>{escape(words)}</title></text>'
        f'<rect class="{kind}" x="{left:.1f}" y="{y + 6}" width="{max(1.0, right - left):.1f}" height="18"/>'
        f'<text x="{right + 6:.1f}" y="{y + 19}">{points}</text>'
    )


def _short(words: str) -> str:
    return words if len(words) <= 66 else words[:64] + "…"
