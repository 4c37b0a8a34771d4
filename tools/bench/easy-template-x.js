import { TemplateHandler } from 'easy-template-x'

export function load(template, data) {
  const handler = new TemplateHandler()
  return () => handler.process(template, data)
}
