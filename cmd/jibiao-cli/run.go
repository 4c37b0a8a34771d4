package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"jibiao"
	"jibiao/report/explain"
)

// The exit codes.
const (
	exitFine  = 0
	exitInput = 1 // the input has errors
	exitUsage = 2
)

// An env is what the commands want to know of the world besides files.
type env struct {
	dataDir func(flag string) (string, error) // see platform.ResolveDataDir
	user    func() string
	now     func() time.Time
	convert func(data []byte, name string) ([]byte, error) // of an old format to .docx; see office.ToDocx
}

// A call is one run of the program. What it says is collected, so that a
// failed write is noticed in one place.
type call struct {
	env
	data     string // --data
	out, err bytes.Buffer
	stderr   io.Writer // where err goes; for what must be said while the run goes on
}

// A command is one of the program's. Its flags are declared anew for each run.
type command struct {
	name     string   // "db show"
	usage    string   // what follows the name: 编号 [--json]
	about    string   // one sentence
	rules    string   // what its own help says besides; may be empty
	operands []string // what must be given besides flags, as the usage names it
	optional string   // an operand that may follow; may be empty
	required []string // flags that must be given
	// declare declares the flags and returns what is run with the operands.
	declare func(*flag.FlagSet) func(c *call, operands []string) error
}

func commands() []command {
	return []command{
		scanCommand(), adoptCommand(), fillCommand(), extractCommand(), checkCommand(), compareCommand(), batchCommand(),
		dbListCommand(), dbShowCommand(), dbImportCommand(), dbExportCommand(),
		dbBackupCommand(), dbVerifyCommand(), dbRepairCommand(),
	}
}

// errFound ends a run whose findings are its output: exit code 1, nothing to add.
var errFound = errors.New("findings of level error")

// A usageError says how the program was called wrongly.
type usageError struct {
	what    string
	command *command // nil where none was recognized
}

func (e *usageError) Error() string { return e.what }

func misuse(format string, args ...any) error {
	return &usageError{what: fmt.Sprintf(format, args...)}
}

// run is the whole program: it does what args say, writes to stdout and stderr
// and returns the exit code. It changes nothing outside of the named files and
// the data folder.
func run(args []string, stdout, stderr io.Writer, env env) int {
	c := &call{env: env, stderr: stderr}
	code := c.finish(c.do(args))
	if _, err := stdout.Write(c.out.Bytes()); err != nil {
		code = c.finish(fmt.Errorf("结果没有写完: %w", err))
	}
	if _, err := stderr.Write(c.err.Bytes()); err != nil && code == exitFine {
		code = exitInput // there is nowhere left to say it
	}
	return code
}

// finish says an error and turns it into an exit code.
func (c *call) finish(err error) int {
	var wrong *usageError
	switch {
	case err == nil:
		return exitFine
	case errors.Is(err, errFound):
		return exitInput
	case errors.As(err, &wrong):
		fmt.Fprintf(&c.err, "%s。\n\n", wrong.what)
		c.err.WriteString(help(wrong.command))
		return exitUsage
	default:
		fmt.Fprintln(&c.err, explain.Error(err))
		return exitInput
	}
}

// do finds the command and runs it. Flags for all commands may stand before it.
func (c *call) do(args []string) error {
	f := c.flags()
	showVersion := f.Bool("version", false, "")
	err := f.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		c.out.WriteString(help(nil))
		return nil
	case err != nil:
		return misuse("%s", wrongFlag(err))
	case *showVersion:
		fmt.Fprintln(&c.out, "jibiao-cli", jibiao.Version())
		return nil
	case f.NArg() == 0:
		return misuse("没有写明命令")
	}
	return c.command(f.Args())
}

// flags are those that every command knows, with their present values.
func (c *call) flags() *flag.FlagSet {
	f := flag.NewFlagSet("", flag.ContinueOnError)
	f.SetOutput(io.Discard)
	f.StringVar(&c.data, "data", c.data, "")
	return f
}

func (c *call) command(args []string) error {
	cmd, rest := find(args)
	if cmd == nil && args[0] == "db" {
		return c.dbAlone(args[1:])
	}
	if cmd == nil {
		return misuse("没有“%s”这个命令", args[0])
	}
	f := c.flags()
	act := cmd.declare(f)
	operands, err := parse(f, rest)
	if errors.Is(err, flag.ErrHelp) {
		c.out.WriteString(help(cmd))
		return nil
	}
	if err == nil {
		err = cmd.complete(f, operands)
	}
	if err == nil {
		err = act(c, operands)
	}
	var wrong *usageError
	if errors.As(err, &wrong) {
		wrong.command = cmd
	}
	return err
}

// dbAlone answers db without one of its commands.
func (c *call) dbAlone(rest []string) error {
	switch {
	case len(rest) == 0:
		return misuse("db 后面要写明命令，如 db list")
	case slices.Contains([]string{"-h", "-help", "--help"}, rest[0]):
		c.out.WriteString(help(nil))
		return nil
	default:
		return misuse("没有“db %s”这个命令", rest[0])
	}
}

// find takes the command's one or two words off the arguments.
func find(args []string) (*command, []string) {
	for _, cmd := range commands() {
		words := strings.Fields(cmd.name)
		if len(args) >= len(words) && slices.Equal(args[:len(words)], words) {
			return &cmd, args[len(words):]
		}
	}
	return nil, nil
}

// parse reads flags and operands in any order; after -- all are operands.
func parse(f *flag.FlagSet, args []string) (operands []string, err error) {
	for {
		if err := f.Parse(args); err != nil {
			if !errors.Is(err, flag.ErrHelp) {
				err = misuse("%s", wrongFlag(err))
			}
			return nil, err
		}
		rest := f.Args()
		if len(rest) == 0 {
			return operands, nil
		}
		if read := len(args) - len(rest); read > 0 && args[read-1] == "--" {
			return append(operands, rest...), nil
		}
		operands, args = append(operands, rest[0]), rest[1:]
	}
}

// complete says what is missing or too much.
func (cmd *command) complete(f *flag.FlagSet, operands []string) error {
	for _, name := range cmd.required {
		if f.Lookup(name).Value.String() == "" {
			return misuse("缺少选项 -%s", name)
		}
	}
	least, most := len(cmd.operands), len(cmd.operands)
	if cmd.optional != "" {
		most++
	}
	switch {
	case len(operands) < least:
		return misuse("缺少“%s”", cmd.operands[len(operands)])
	case len(operands) > most:
		return misuse("多出了“%s”", operands[most])
	}
	return nil
}

// wrongFlag says in Chinese what package flag says of a command line.
func wrongFlag(err error) string {
	text := err.Error()
	if name, ok := strings.CutPrefix(text, "flag provided but not defined: "); ok {
		return "没有“" + name + "”这个选项"
	}
	if name, ok := strings.CutPrefix(text, "flag needs an argument: "); ok {
		return "选项“" + name + "”后面要写值"
	}
	return "选项的写法不对（" + text + "）"
}
