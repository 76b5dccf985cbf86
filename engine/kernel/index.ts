// The entry point `aftersim/kernel`: a general library for discrete-event simulation. It has never heard of a
// spare part.

export { allOf } from './all-of.ts';
export type { Values } from './all-of.ts';
export type { Alarms, Sleeper } from './alarms.ts';
export { anyOf } from './any-of.ts';
export type { Winner } from './any-of.ts';
export { SimulationError } from './errors.ts';
export type { SimulationErrorDetails, SimulationErrorKind } from './errors.ts';
export { EventCalendar, noEvent } from './event-calendar.ts';
export type { CalendarEntry, EventHandle } from './event-calendar.ts';
export { hold } from './hold.ts';
export type { Hold } from './hold.ts';
export type { ClaimOptions } from './line.ts';
export { phase } from './phase.ts';
export type { Phase } from './phase.ts';
export { Interrupt } from './process.ts';
export type { Process, ProcessHandle } from './process.ts';
export type { Seat } from './held-seat.ts';
export { Resource } from './resource.ts';
export type { ResourceOptions } from './resource.ts';
export type { SeatOptions } from './seats.ts';
export type { UseOptions, Visit } from './work.ts';
export { Container } from './container.ts';
export type { ContainerOptions } from './container.ts';
export type { HandlerCode, Scheduler } from './scheduler.ts';
export { Signal } from './signal.ts';
export { Simulation } from './simulation.ts';
export type { PendingEvent, SimulationOptions, StartOptions } from './simulation.ts';
export { Store } from './store.ts';
export type { StoreOptions, TakeOptions } from './store.ts';
export type { Hours } from './time.ts';
export { received } from './wait.ts';
export type { Ending, ValueOf, Wait, Waiter } from './wait.ts';
