/** The program of a worker: takes scenarios and work, answers each piece of work once. */
import { PageWork } from './do-work.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import { buffersIn } from './buffers.ts';

const work = new PageWork();
const port = self as unknown as {
  onmessage: (message: MessageEvent<ToWorker>) => void;
  postMessage: (answer: FromWorker, transfer: readonly Transferable[]) => void;
};

port.onmessage = ({ data }) => {
  if (data.kind === 'scenario') {
    work.learn(data.number, data.scenario);
    return;
  }
  const { ticket } = data;
  try {
    const answer = work.do(data.about, data.work);
    port.postMessage({ ticket, answer }, data.work.kind === 'trace' ? buffersIn(answer) : []);
  } catch (error) {
    port.postMessage({ ticket, failure: error instanceof Error ? error.message : String(error) }, []);
  }
};
