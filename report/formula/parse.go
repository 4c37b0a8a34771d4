package formula

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The limits that keep a hostile field list harmless.
const (
	maxSource = 4 << 10 // bytes
	maxDepth  = 100     // levels of operators, calls and parentheses
)

// An Expr is a parsed formula.
type Expr struct {
	src   string
	root  node
	names []string
}

// Parse reads a formula. Every error is a *[SyntaxError].
func Parse(src string) (*Expr, error) {
	if len(src) > maxSource {
		return nil, &SyntaxError{src, maxSource, fmt.Sprintf("公式太长，最多 %d 字节", maxSource)}
	}
	lexemes, bad := scan(src)
	if bad != nil {
		return nil, bad
	}
	if len(lexemes) == 0 {
		return nil, &SyntaxError{src, 0, "公式是空的"}
	}
	fset := token.NewFileSet()
	tree, err := parser.ParseExprFrom(fset, "", src, 0)
	if err != nil {
		return nil, misplaced(src, lexemes, err)
	}
	c := compiler{src: src, fset: fset}
	root := c.compile(tree, 0)
	if c.bad != nil {
		return nil, c.bad
	}
	return &Expr{src: src, root: root, names: c.names}, nil
}

// String is the source as it was given to Parse.
func (e *Expr) String() string { return e.src }

// Names lists the keys that the formula refers to, in order of first
// appearance, each once. The caller owns the slice.
func (e *Expr) Names() []string { return slices.Clone(e.names) }

// misplaced says in Chinese where the parser gave up.
func misplaced(src string, lexemes []lexeme, err error) *SyntaxError {
	offset := len(src)
	var list scanner.ErrorList
	if errors.As(err, &list) && len(list) > 0 {
		offset = list[0].Pos.Offset
	}
	for _, x := range lexemes {
		if x.offset >= offset {
			return &SyntaxError{src, x.offset, fmt.Sprintf("这里不该是“%s”", clip(x.text))}
		}
	}
	return &SyntaxError{src, len(src), "公式没有写完"}
}

// A compiler turns Go's syntax tree into nodes. It keeps the first mistake
// that it meets and goes on; the nodes are then of no use.
type compiler struct {
	src   string
	fset  *token.FileSet
	names []string
	bad   *SyntaxError
}

func (c *compiler) offset(p token.Pos) int { return c.fset.Position(p).Offset }

func (c *compiler) refuse(p token.Pos, format string, args ...any) node {
	if c.bad == nil {
		c.bad = &SyntaxError{c.src, c.offset(p), fmt.Sprintf(format, args...)}
	}
	return nil
}

func (c *compiler) compile(e ast.Expr, depth int) node {
	if depth++; depth > maxDepth {
		return c.refuse(e.Pos(), "公式嵌套太深，最多 %d 层", maxDepth)
	}
	switch e := e.(type) {
	case *ast.ParenExpr:
		return c.compile(e.X, depth)
	case *ast.BasicLit:
		return c.literal(e)
	case *ast.Ident, *ast.SelectorExpr:
		return c.name(e)
	case *ast.UnaryExpr:
		return c.unary(e, depth)
	case *ast.BinaryExpr:
		return c.binary(e, depth)
	case *ast.CallExpr:
		return c.call(e, depth)
	case *ast.StarExpr:
		return c.refuse(e.Pos(), "“*”前面缺内容")
	default:
		return c.refuse(e.Pos(), "公式里不能这样写")
	}
}

func (c *compiler) literal(e *ast.BasicLit) node {
	if e.Kind != token.STRING {
		r, ok := ParseNumber(e.Value)
		if !ok {
			return c.refuse(e.Pos(), "数字太长")
		}
		return constant(exact(r))
	}
	s, err := strconv.Unquote(e.Value)
	if err != nil || strings.ContainsFunc(s, unprintable) {
		return c.refuse(e.Pos(), "文字里有不能用的字符")
	}
	return constant(Text(s))
}

// unprintable says whether r is one that a Word file cannot hold.
func unprintable(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' || r == utf8.RuneError || r == 0xFFFE || r == 0xFFFF
}

func (c *compiler) name(e ast.Expr) node {
	key, ok := dotted(e)
	if !ok {
		return c.refuse(e.Pos(), "“.”只能用在名称之间")
	}
	if !slices.Contains(c.names, key) {
		c.names = append(c.names, key)
	}
	return name(key)
}

func dotted(e ast.Expr) (key string, ok bool) {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name, true
	case *ast.SelectorExpr:
		head, ok := dotted(e.X)
		return head + "." + e.Sel.Name, ok
	default:
		return "", false
	}
}

func (c *compiler) unary(e *ast.UnaryExpr, depth int) node {
	if e.Op != token.SUB && e.Op != token.NOT {
		return c.refuse(e.Pos(), "“%s”前面缺内容", e.Op)
	}
	return unary{e.Op, c.compile(e.X, depth), c.offset(e.OpPos)}
}

func (c *compiler) binary(e *ast.BinaryExpr, depth int) node {
	x, y, at := c.compile(e.X, depth), c.compile(e.Y, depth), c.offset(e.OpPos)
	switch e.Op {
	case token.LAND, token.LOR:
		return logical{e.Op, x, y, at}
	case token.EQL, token.NEQ:
		if isBlank(y) {
			return emptiness{x, e.Op == token.EQL}
		}
		if isBlank(x) {
			return emptiness{y, e.Op == token.EQL}
		}
	}
	return binary{e.Op, x, y, at}
}

// isBlank says whether n is the literal "".
func isBlank(n node) bool {
	v, ok := n.(constant)
	return ok && Value(v).IsEmpty()
}

func (c *compiler) call(e *ast.CallExpr, depth int) node {
	id, ok := e.Fun.(*ast.Ident)
	if !ok {
		return c.refuse(e.Pos(), "括号前面应是函数名")
	}
	f := lookup(id.Name)
	if f == nil {
		return c.refuse(e.Pos(), "没有函数“%s”", id.Name)
	}
	if n := len(e.Args); n < f.min || n > f.max {
		return c.refuse(e.Pos(), "函数的写法是 %s，这里写了 %d 项", f.Signature, n)
	}
	args := make([]node, len(e.Args))
	for i, arg := range e.Args {
		args[i] = c.compile(arg, depth)
	}
	return call{f, args, c.offset(e.Pos())}
}
