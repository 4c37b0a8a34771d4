import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'

// An instance renders once only, so each fill reads the loaded bytes anew.
export function load(template, data) {
  return () => {
    const document = new Docxtemplater(new PizZip(template), { linebreaks: true })
    document.render(data)
    return document.toBuffer()
  }
}
