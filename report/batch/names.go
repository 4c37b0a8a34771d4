package batch

import (
	"strings"
	"sync"

	"jibiao/report/outfile"
)

// names gives files their names in the order of the records, whoever comes
// first. Every record from 0 on must either take a name or pass. It is safe
// for concurrent use.
type names struct {
	mu      sync.Mutex
	turn    sync.Cond       // next has changed
	next    int             // the record whose turn it is
	used    map[string]bool // names in lower case: most systems do not tell them apart
	numbers map[string]int  // the last number that a name got
}

func newNames() *names {
	n := &names{used: map[string]bool{}, numbers: map[string]int{}}
	n.turn.L = &n.mu
	return n
}

// take waits for the record's turn and names its file.
func (n *names) take(record int, title string) string {
	name := outfile.CleanName(title + ".docx")
	n.mu.Lock()
	defer n.mu.Unlock()
	n.await(record)
	return n.free(name)
}

// pass waits for the record's turn and leaves it.
func (n *names) pass(record int) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.await(record)
}

func (n *names) await(record int) {
	for n.next != record {
		n.turn.Wait()
	}
	n.next++
	n.turn.Broadcast()
}

// free is the name, with a number where it is taken.
func (n *names) free(name string) string {
	free, first := name, strings.ToLower(name)
	for n.used[strings.ToLower(free)] {
		n.numbers[first] = max(n.numbers[first], 1) + 1
		free = outfile.Numbered(name, n.numbers[first])
	}
	n.used[strings.ToLower(free)] = true
	return free
}
