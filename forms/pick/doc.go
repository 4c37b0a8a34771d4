// Package pick has the small panels from which a value is picked instead of
// typed: the days of a month, a run of years. They take a value and give the
// picked one through a callback; where they are shown is their owner's business.
package pick
