package formula

// ComputedPrefix is put before a key when a formula asks the Env for what the
// key's own formula gives, whatever was typed into its cell. No key begins
// with it.
const ComputedPrefix = "="

// computed asks for the result of a key's formula; anything else than a key
// has none and is itself.
func computed(env Env, args []node) (Value, error) {
	if key, ok := args[0].(name); ok {
		return env(ComputedPrefix + string(key)), nil
	}
	return args[0].eval(env)
}

// Year is the first year that a text names, in any writing of a clerk's:
// 2024年度, 2024, ２０２４年, 二〇二四年. ok is false where there is none.
func Year(text string) (year int, ok bool) {
	m, ok := firstYear(text)
	return m.year, ok
}
