package store

import (
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
	"time"
)

// roundsVariable is the environment variable that says how many rounds a kill
// loop has; other loops of random trials grow with it.
const (
	roundsVariable = "JIBIAO_ROUNDS"
	defaultRounds  = 200
)

func rounds() int {
	if n, err := strconv.Atoi(os.Getenv(roundsVariable)); err == nil && n > 0 {
		return n
	}
	return defaultRounds
}

// scaled is how many of n trials there are where not the default number of
// rounds is asked for.
func scaled(n int) int { return max(1, n*rounds()/defaultRounds) }

// stride is 1, so that every place is tried, but where fewer rounds than the
// default are asked for.
func stride() int { return max(1, defaultRounds/rounds()) }

// seeded is a source of random numbers whose seed is in the test's log.
func seeded(t *testing.T) *rand.Rand {
	t.Helper()
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	return rand.New(rand.NewPCG(seed, 0))
}
