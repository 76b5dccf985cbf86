/** A fact of a trace in words, for whoever follows a machine. */
import type { ReadFact } from '../motion/fact-at.ts';
import type { MotionTrace } from '../motion/motion-trace.ts';
import { motionWords } from './motion-words.ts';
import { durationText } from './numbers.ts';

export function factInWords(trace: MotionTrace, { kind, fields }: ReadFact): string {
  const of = (name: string): number => fields[name] ?? -1;
  const mode = trace.names.modes[of('mode')] ?? '';
  const pool = trace.pools[of('pool')]?.name ?? '';
  const stock = trace.stocks[of('stock')]?.name ?? '';
  const item = trace.names.items[of('item')] ?? '';
  const hours = durationText(of('hours'));
  switch (kind) {
    case 'failed':
      return `failed: ${mode}`;
    case 'fellDue':
      return `fell due: ${mode}`;
    case 'raised':
      return `request ${of('request')} was raised${mode === '' ? '' : ` for ${mode}`}`;
    case 'stopped':
      return 'went down';
    case 'assigned':
      return `${of('count')} of ${pool} assigned after ${durationText(of('waited'))}`;
    case 'arrived':
      return `${pool} arrived after ${hours} on the way`;
    case 'worked':
      return `${hours} of work done`;
    case 'released':
      return `${pool} released`;
    case 'demanded':
      return `a part was asked for from ${stock}`;
    case 'issued':
      return of('fromShelf') === 1
        ? `${stock} had the part`
        : `${stock} gave the part after ${durationText(of('waited'))}`;
    case 'removed':
      return `${item} ${of('unit')} was taken out`;
    case 'installed':
      return `${item} ${of('unit')} was put in`;
    case 'restored':
      return `runs again after ${hours}`;
    case 'promiseKept':
      return `promise kept (${trace.names.tiers[of('tier')] ?? ''}), ${hours}`;
    case 'promiseBroken':
      return `promise broken (${trace.names.tiers[of('tier')] ?? ''}), ${hours}`;
    case 'downtime':
      return `${hours}: ${motionWords.bucket(trace.names.buckets[of('bucket')] ?? '')}`;
    case 'closed':
      return `request ${of('request')} was closed`;
    case 'lent':
      return `${trace.stocks[of('lender')]?.name ?? ''} lent a part to ${stock}`;
    case 'expedited':
      return `${stock} expedites a part, ${hours}`;
    default:
      return words(kind);
  }
}

/** `promiseBroken` → `promise broken`. */
function words(kind: string): string {
  return kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
