#!/usr/bin/env bash
# Makes the embedded fonts of assets/fonts from the static TTFs of Noto Sans SC
# and Noto Serif SC (SIL Open Font License 1.1). Run by hand when the set of
# characters or the upstream version changes; the results are committed.
#
# Needs npm and Debian's python3-fonttools and unicode-data.
set -euo pipefail

version=0.4.3
root=$(cd "$(dirname "$0")/.." && pwd)
out=$root/assets/fonts
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm install --prefix "$work" --no-audit --no-fund --loglevel=error \
	"@expo-google-fonts/noto-sans-sc@$version" \
	"@expo-google-fonts/noto-serif-sc@$version"
npm_fonts=$work/node_modules/@expo-google-fonts

# charset prints every character of a Python codec, as code points.
charset() {
	python3 - "$1" <<'PY'
import sys

def encodable(point):
    try:
        chr(point).encode(sys.argv[1])
        return True
    except UnicodeEncodeError:
        return False

print("\n".join(f"{p:X}" for p in range(0x20, 0x10000) if encodable(p)))
PY
}
# standard prints those of 通用规范汉字表, the 8,105 characters that the state has names and
# texts written with, as Unihan lists them.
standard() { bzcat /usr/share/unicode/Unihan_OtherMappings.txt.bz2 | sed -n 's/^U+\([0-9A-F]*\)\tkTGH\t.*/\1/p'; }

charset gb2312 >"$work/short.txt"
{ charset gb2312 && standard; } >"$work/usual.txt"
{ charset gbk && standard; } >"$work/long.txt"

# What forms, reports and the window use besides Han characters: Latin-1,
# punctuation, letterlike signs and numerals, arrows, mathematics, circled
# numbers, table lines, shapes, boxes and ticks, CJK punctuation, enclosed
# numbers, square units, full-width forms.
symbols=0020-007E,00A0-00FF,2000-206F,20AC,2100-218F,2190-21FF,2200-22FF
symbols=$symbols,2460-24FF,2500-257F,25A0-25FF,2605-2606,2610-2612,2713-2717
symbols=$symbols,3000-303F,3200-32FF,3380-33FF,FF00-FFEF

# subset FROM CHARSET TO, boxes added. Hinting and layout features go: the program sets text
# on a screen, horizontally, without kerning.
subset() {
	/usr/bin/python3 -m fontTools.subset "$npm_fonts/$1" \
		--unicodes-file="$work/$2.txt" --unicodes="$symbols" \
		--output-file="$work/$3.ttf" \
		--no-hinting --layout-features= --no-layout-closure \
		--drop-tables+=GSUB,GPOS,GDEF,BASE,STAT,vhea,vmtx,VORG \
		--no-glyph-names --notdef-outline --name-IDs=0,1,2,3,4,5,6,13,14,16,17
	boxes "$work/$3.ttf"
	cubic "$work/$3.ttf" "$out/$3.otf"
}

# cubic FROM TO: writes the outlines as a CFF table. The program's text engine takes
# a TrueType font's apart when it loads it, 90 ms and 20 MB for each face; of CFF it
# keeps the bytes and reads the glyphs that are drawn. Packed, both are as large.
cubic() {
	/usr/bin/python3 - "$1" "$2" <<'PY'
import sys
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

font = TTFont(sys.argv[1], recalcTimestamp=False)
glyphs, charstrings = font.getGlyphSet(), {}
for name in font.getGlyphOrder():
    pen = T2CharStringPen(font["hmtx"][name][0], glyphs)
    glyphs[name].draw(pen)
    charstrings[name] = pen.getCharString()
for table in ("glyf", "loca", "gasp"):
    if table in font:
        del font[table]
font.sfntVersion = "OTTO"
name = font["name"].getDebugName(6)
builder = FontBuilder(font=font)
builder.isTTF = False
builder.setupCFF(name, {"FullName": name}, charstrings, {})
maxp, post = font["maxp"], font["post"]
maxp.tableVersion, post.formatType = 0x00005000, 3.0
for field in list(vars(maxp)):
    if field not in ("tableTag", "tableVersion", "numGlyphs"):
        delattr(maxp, field)
font.save(sys.argv[2])
PY
}

# boxes FILE: adds the boxes of official forms, which Noto SC lacks, out of its own
# glyphs: ☐ is □, ☑ is □ with ✓ in it, ☒ with ×. 
boxes() {
	/usr/bin/python3 - "$1" <<'PY'
import sys
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

font = TTFont(sys.argv[1], recalcTimestamp=False)
names, glyphs = font.getBestCmap(), font["glyf"]
box = names[ord("□")]


def centre(name):
    g = glyphs[name]
    return (g.xMin + g.xMax) / 2, (g.yMin + g.yMax) / 2


def boxed(point, mark, scale):
    """Maps the code point to □ with the scaled mark in its middle."""
    pen = TTGlyphPen(font.getGlyphSet())
    pen.addComponent(box, (1, 0, 0, 1, 0, 0))
    if mark:
        (bx, by), (mx, my) = centre(box), centre(names[ord(mark)])
        shift = round(bx - scale * mx), round(by - scale * my)
        pen.addComponent(names[ord(mark)], (scale, 0, 0, scale, *shift))
    name = f"uni{point:04X}"
    glyphs[name] = pen.glyph()
    glyphs[name].recalcBounds(glyphs)
    font["hmtx"][name] = font["hmtx"][box][0], glyphs[name].xMin
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[point] = name


boxed(0x2610, None, 1)
boxed(0x2611, "✓", 0.75)
boxed(0x2612, "×", 1)
font.save(sys.argv[1])
PY
}

mkdir -p "$out"
subset noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf usual sans-regular
subset noto-sans-sc/600SemiBold/NotoSansSC_600SemiBold.ttf short sans-bold
subset noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf long serif-regular
subset noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf short serif-bold

# One licence text for both families, under the copyright lines that the fonts
# themselves carry. "Source" is reserved; the name Noto is not.
{
	echo "Noto Sans SC: Copyright 2014-2021 Adobe (http://www.adobe.com/), with Reserved Font Name 'Source'"
	echo "Noto Serif SC: Copyright 2017-2024 Adobe (http://www.adobe.com/)"
	echo "Subset for Jibiao by scripts/make-fonts.sh; hinting and layout tables removed."
	tail -n +2 "$npm_fonts/noto-sans-sc/LICENSE_FONT"
} >"$out/OFL.txt"

ls -l "$out"
