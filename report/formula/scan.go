package formula

import (
	"fmt"
	"go/scanner"
	"go/token"
	"regexp"
	"slices"
	"unicode"
	"unicode/utf8"
)

// A lexeme is a token of the source where it stands.
type lexeme struct {
	token  token.Token
	offset int
	text   string
}

// vocabulary is every token that a formula may hold.
var vocabulary = []token.Token{
	token.IDENT, token.INT, token.FLOAT, token.STRING,
	token.ADD, token.SUB, token.MUL, token.QUO,
	token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ,
	token.LAND, token.LOR, token.NOT,
	token.LPAREN, token.RPAREN, token.COMMA, token.PERIOD,
}

// A leading zero would be octal in Go, so it is refused rather than guessed.
var plainDecimal = regexp.MustCompile(`^(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$`)

// halfWidthMarks are the marks that slip in with a Chinese input method, and
// what a formula wants in their place.
var halfWidthMarks = map[rune]string{
	'（': "(", '）': ")", '，': ",", '、': ",", '。': ".", '．': ".",
	'＋': "+", '－': "-", '×': "*", '÷': "/", '＊': "*", '／': "/",
	'＝': "==", '≠': "!=", '＜': "<", '＞': ">", '≤': "<=", '≥': ">=", '！': "!",
	'“': `"`, '”': `"`, '‘': `"`, '’': `"`, '＂': `"`,
}

// scan splits src into tokens and refuses those that no formula holds. What
// is left for the parser to find is only a wrong order of right tokens.
func scan(src string) ([]lexeme, *SyntaxError) {
	var s scanner.Scanner
	bad := -1 // the offset of the first thing that the scanner refuses
	file := token.NewFileSet().AddFile("", -1, len(src))
	s.Init(file, []byte(src), func(pos token.Position, _ string) {
		if bad < 0 {
			bad = pos.Offset
		}
	}, scanner.ScanComments)
	var lexemes []lexeme
	for {
		pos, tok, lit := s.Scan()
		x := lexeme{tok, file.Offset(pos), lit}
		if lit == "" {
			x.text = tok.String()
		}
		if bad >= 0 {
			return nil, refusal(src, x, bad)
		}
		if tok == token.EOF {
			return withoutLineEnds(src, lexemes)
		}
		if message := objection(x); message != "" {
			return nil, &SyntaxError{src, x.offset, message}
		}
		lexemes = append(lexemes, x)
	}
}

// refusal explains what the scanner refused at the offset bad, while it read
// x or the character after x.
func refusal(src string, x lexeme, bad int) *SyntaxError {
	if bad < x.offset+len(x.text) {
		switch x.token {
		case token.STRING:
			return &SyntaxError{src, x.offset, "文字没有写完，或其中有不能用的字符或转义"}
		case token.CHAR:
			return &SyntaxError{src, x.offset, "文字请用双引号"}
		case token.INT, token.FLOAT, token.IMAG:
			return &SyntaxError{src, x.offset, badNumber(x.text)}
		}
	}
	return &SyntaxError{src, bad, badCharacter(src[bad:])}
}

func badNumber(text string) string {
	return fmt.Sprintf("数字“%s”应写成普通小数，如 0.5、12", clip(text))
}

// withoutLineEnds drops the ends of statements that Go sees after an operand
// at a line's end: they may only close the source.
func withoutLineEnds(src string, lexemes []lexeme) ([]lexeme, *SyntaxError) {
	for i, x := range lexemes {
		if x.token != token.SEMICOLON {
			continue
		}
		if i+1 < len(lexemes) {
			return nil, &SyntaxError{src, x.offset, "换行只能放在运算符、逗号或左括号之后"}
		}
		lexemes = lexemes[:i]
	}
	return lexemes, nil
}

// objection says what is wrong with a token by itself, or "".
func objection(x lexeme) string {
	switch {
	case x.token == token.CHAR:
		return "文字请用双引号"
	case x.token == token.INT || x.token == token.FLOAT:
		if !plainDecimal.MatchString(x.text) {
			return badNumber(x.text)
		}
		return ""
	case slices.Contains(vocabulary, x.token), x.token == token.SEMICOLON && x.text == "\n":
		return ""
	case x.token == token.ASSIGN:
		return "判断相等请写“==”"
	case x.token == token.REM:
		return "不支持“%”，百分之五请写 0.05"
	case x.token == token.IF:
		return "条件请写 when(条件, 是, 否)"
	case x.token.IsKeyword():
		return fmt.Sprintf("“%s”是保留字，不能用作名称", x.text)
	case x.token == token.COMMENT:
		return "公式里不能写注释"
	default:
		return fmt.Sprintf("公式里不能用“%s”", clip(x.text))
	}
}

// badCharacter explains what Go's scanner stumbled over at the start of rest.
func badCharacter(rest string) string {
	r, size := utf8.DecodeRuneInString(rest)
	want, known := halfWidthMarks[r]
	switch {
	case known:
		return fmt.Sprintf("“%c”请改用半角的“%s”", r, want)
	case size == 0:
		return "公式没有写完"
	case r == utf8.RuneError:
		return "有无法识别的字节，请把文件存为 UTF-8 编码"
	case !unicode.IsPrint(r):
		return "这里有全角空格或看不见的字符，请删去"
	default:
		return fmt.Sprintf("公式里不能用“%c”", r)
	}
}
