/** Where a request stands: the bucket that its hours go to. */
import type { Outages } from './outages.ts';
import type { Request } from './request.ts';

/** From now on the request stands for another bucket: the hours so far are booked to the old one. */
export function standFor(request: Request, bucket: number, outages: Outages): void {
  if (request.bucket === bucket) return;
  outages.account(request);
  request.bucket = bucket;
}
