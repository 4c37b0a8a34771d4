import carbone from 'carbone'
import { promisify } from 'node:util'

// It takes a path only, and unpacks the file for each document. Without
// convertTo the document stays a .docx and no LibreOffice is asked.
export function load(template, data, path) {
  const render = promisify(carbone.render)
  return () => render(path, data, { extension: 'docx' })
}
