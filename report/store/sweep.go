package store

import (
	"errors"
	"math"
)

// sweep reads the rows of a query and goes around what cannot be read; it says
// whether anything could not. The query asks for rows whose first column, an
// integer, is greater than its first parameter, in its order; each gets the
// other columns.
func (w *wreck) sweep(query string, args []any, each func(row []any) error) (harmed bool, err error) {
	for after, going := int64(0), true; going; {
		last, unreadable, err := w.readOn(query, after, args, each)
		if err != nil || unreadable == nil {
			return harmed, err
		}
		harmed = true
		after, going = w.resume(query, max(last, after), args)
	}
	return harmed, nil
}

var errDisorder = errors.New("rows without an order")

// readOn reads rows until one cannot be read, and returns the last one's key.
func (w *wreck) readOn(query string, after int64, args []any, each func([]any) error) (last int64, unreadable, err error) {
	rows, unreadable := w.db.Query(query, append([]any{after}, args...)...)
	if unreadable != nil {
		return after, unreadable, nil
	}
	defer func() { unreadable = errors.Join(unreadable, rows.Close()) }()
	columns, unreadable := rows.Columns()
	if unreadable != nil {
		return after, unreadable, nil
	}
	last = after
	for n := 0; rows.Next(); n++ {
		row, places := make([]any, len(columns)), make([]any, len(columns))
		for i := range row {
			places[i] = &row[i]
		}
		if err := rows.Scan(places...); err != nil {
			return last, err, nil
		}
		key, ok := row[0].(int64)
		if !ok || n > w.most {
			return last, errDisorder, nil
		}
		if err := each(row[1:]); err != nil {
			return last, nil, err
		}
		last = key
	}
	return last, rows.Err(), nil
}

// resume finds from where on rows can be read again behind a key.
func (w *wreck) resume(query string, behind int64, args []any) (after int64, ok bool) {
	readable := func(after int64) bool {
		_, unreadable, err := w.readOn(query+" LIMIT 1", after, args, func([]any) error { return nil })
		return unreadable == nil && err == nil
	}
	const farthest = 1 << 40
	for d := int64(1); d < farthest && behind < math.MaxInt64-d; d *= 2 {
		if !readable(behind + d) {
			continue
		}
		from, to := behind+d/2, behind+d // from is not readable, or is behind itself
		for to-from > 1 {
			if middle := from + (to-from)/2; readable(middle) {
				to = middle
			} else {
				from = middle
			}
		}
		return to, true
	}
	return 0, false
}
