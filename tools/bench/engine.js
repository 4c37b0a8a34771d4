// engine.js NAME DIR: fills DIR/NAME.template.docx with DIR/data.json, by the
// engine NAME, for the benchmark in run/.
//
// The template is loaded once. The first fill is written to DIR/NAME.docx, then
// each line of standard input, a number of milliseconds, is answered with a
// JSON array: how many milliseconds each fill took that was begun within them,
// at least one. The first fill is answered unasked.
import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { performance } from 'node:perf_hooks'
import { createInterface } from 'node:readline'

const [name, dir] = process.argv.slice(2)
const { load } = await import(`./${name}.js`)
const path = resolve(dir, `${name}.template.docx`)
const template = await readFile(path)
const data = JSON.parse(await readFile(join(dir, 'data.json'), 'utf8'))
const fill = await load(template, data, path)

async function timed() {
  const start = performance.now()
  const document = await fill()
  return { took: performance.now() - start, document }
}

const answer = samples => console.log(JSON.stringify(samples))

const first = await timed()
await writeFile(join(dir, `${name}.docx`), first.document)
answer([first.took])

for await (const line of createInterface({ input: process.stdin })) {
  const end = performance.now() + Number(line)
  const samples = []
  do samples.push((await timed()).took)
  while (performance.now() < end)
  answer(samples)
}
