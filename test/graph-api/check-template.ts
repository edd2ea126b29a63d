import { Refusal, wrong } from './refusal.ts';
import { type Approved, isObj, type Obj, type Shown } from './types.ts';

const HOLE = /\{\{\d+\}\}/g;

/** What a parameter must not hold. Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/components */
const FORBIDDEN = /[\n\t]| {5,}/;

/** The longest body, its parameters filled in. Source: as above. */
const MOST_BODY = 1_024;

function approvedOf(known: Approved[], { name, language }: Obj): Approved {
  const code = isObj(language) ? language.code : undefined;
  const found = known.find((one) => one.name === name && one.language === code);
  if (!found) throw new Refusal(132001, 'template name does not exist in the translation');
  if (found.state === 'paused') throw new Refusal(132015, 'template is paused');
  if (found.state === 'disabled') throw new Refusal(132016, 'template is disabled');
  return found;
}

const parametersOf = ({ parameters }: Obj): Obj[] => (Array.isArray(parameters) ? parameters.filter(isObj) : []);

function filled(body: string, component: Obj | undefined): string {
  const parameters = component ? parametersOf(component) : [];
  if (parameters.length !== (body.match(HOLE) ?? []).length)
    throw new Refusal(132000, 'number of parameters does not match the expected number of params');
  const words = parameters.map(({ type, text }) => {
    if (type !== 'text' || typeof text !== 'string' || text === '') throw new Refusal(132012, 'parameter format');
    if (FORBIDDEN.test(text))
      throw new Refusal(132018, 'Param text cannot have new-line/tab characters or more than 4 spaces');
    return text;
  });
  const whole = body.replace(HOLE, (hole) => words[Number(hole.slice(2, -2)) - 1]!);
  if (whole.length > MOST_BODY) throw new Refusal(132005, 'translated text too long');
  return whole;
}

function payloadOf(components: Obj[], at: number, label: string): string {
  const button = components.find((one) => one.type === 'button' && one.index === String(at));
  if (!button) return label;
  if (button.sub_type !== 'quick_reply') throw new Refusal(132012, 'button is no quick reply');
  const [parameter] = parametersOf(button);
  if (parameter?.type !== 'payload' || typeof parameter.payload !== 'string') throw new Refusal(132012, 'payload');
  return parameter.payload;
}

/** A template message. Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/template-messages */
export function checkTemplate(template: Obj, known: Approved[]): Omit<Shown, 'id' | 'tag'> {
  const { name, body, buttons } = approvedOf(known, template);
  const components = Array.isArray(template.components) ? template.components.filter(isObj) : [];
  if (components.some(({ type }) => type !== 'body' && type !== 'button')) throw wrong('unknown component');
  if (components.some(({ type, index }) => type === 'button' && Number(index) >= buttons.length))
    throw new Refusal(132000, 'the template has no such button');
  const text = filled(
    body,
    components.find(({ type }) => type === 'body'),
  );
  const choices = buttons.map((label, at) => ({ id: payloadOf(components, at, label), label }));
  return { by: 'template', text, choices, template: name };
}
