// What the laws are worth. A law that nothing can break says nothing, so here is every wrong kernel that we could think
// of, each a real deviation as small as it could be made, bound to the law which must catch it: by one of the law's own
// assertions, under a seed that is fixed. The wrong subjects are in wrong/ and, where one of the naive implementations
// goes wrong by a fault asked for, in naive-*.ts. The laws which are bound to our own kernel nowhere else are held
// against it at the end. What has laws in one test file alone (timetables, histograms, distributions, point processes, the
// scheme of keys) has its wrong subjects there as well.
//
// A new rule of the kernel is finished when a line for breaking it stands here.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allOf, anyOf, Container, Resource, Store } from '../../engine/kernel-library.ts';
import * as calendars from '../laws/calendar.ts';
import * as composed from '../laws/kernel-composed.ts';
import * as tanks from '../laws/kernel-container.ts';
import * as lines from '../laws/kernel-line.ts';
import * as streams from '../laws/draw-stream.ts';
import * as draws from '../laws/draws.ts';
import * as monitors from '../laws/kernel-monitors.ts';
import * as resources from '../laws/kernel-resource.ts';
import * as running from '../laws/kernel-running.ts';
import * as services from '../laws/kernel-service.ts';
import * as signals from '../laws/kernel-signal.ts';
import * as simulations from '../laws/kernel-simulation.ts';
import * as stocks from '../laws/kernel-stock.ts';
import * as shelves from '../laws/kernel-store.ts';
import * as work from '../laws/kernel-work.ts';
import * as servers from '../validation/wrong-servers.ts';
import { type Line } from '../../engine/kernel/line.ts';
import { NaiveCalendar, type CalendarFault } from './naive-calendar.ts';
import { NaiveResource, type ResourceFault } from './naive-resource.ts';
import { NaiveSimulation } from './naive-simulation.ts';
import { expectCaught } from './seen-to-fail.ts';
import { GivesTwice } from './wrong/calendars.ts';
import * as wrongDraws from './wrong/draws.ts';
import * as wrongLines from './wrong/lines.ts';
import * as wrongMonitors from './wrong/monitors.ts';
import * as wrongResources from './wrong/resources.ts';
import * as wrongReturns from './wrong/returns.ts';
import * as wrongRunning from './wrong/running.ts';
import * as wrongServices from './wrong/services.ts';
import { WrongSignal, type SignalFault } from './wrong/signals.ts';
import { RunsItsLimit, sharingACalendar, WithoutPhases } from './wrong/simulations.ts';
import * as wrongStocks from './wrong/stocks.ts';
import { deaf } from './wrong/waits.ts';

const calendar = (fault: CalendarFault) => () => new NaiveCalendar(fault);
const signal = (fault: SignalFault) => () => new WrongSignal(fault);
const naive =
  (fault: ResourceFault): resources.MakeSeats =>
  (simulation, capacity) =>
    new NaiveResource(simulation, capacity, fault);
const seats =
  (Kind: typeof Resource | typeof servers.OneTooMany): resources.MakeSeats =>
  (simulation, capacity) =>
    new Kind(simulation, { name: 'bench', capacity });
const bench =
  (Kind: typeof Resource | typeof servers.OneTooMany): work.MakeBench =>
  (simulation, options) =>
    new Kind(simulation, options);
const shelf =
  (Kind: new (...how: ConstructorParameters<typeof Store>) => Store<number>): stocks.MakeShelf =>
  (simulation, options) =>
    new Kind(simulation, options);
const tank =
  (Kind: typeof Container): stocks.MakeTank =>
  (simulation, options) =>
    new Kind(simulation, options);

const service =
  (Kind: typeof Resource): services.MakeBench =>
  (simulation, options) =>
    new Kind(simulation, options);
const queue =
  (Kind: typeof Line<lines.Place>): lines.MakeQueue =>
  (scheduler, supply) =>
    new Kind(scheduler, supply);
const things =
  (Kind: new (...how: ConstructorParameters<typeof Store>) => Store<shelves.Thing>): shelves.MakeShelf =>
  (simulation, capacity) =>
    new Kind(simulation, { name: 'shelf', capacity });
const vessel =
  (Kind: typeof Container): tanks.MakeTank =>
  (simulation, size) =>
    new Kind(simulation, { name: 'tank', ...size });

/** A line of the table: what is wrong, and the law bound to it. */
const line = <Values>(wrong: string, law: fc.IProperty<Values>) => ({
  wrong,
  mustCatch: () => {
    expectCaught(law);
  },
});

const wrongImplementations = {
  'of the calendar': [
    line('ties go to the last comer', calendars.popsInOrder(calendar('tiesLastInFirstOut'))),
    line('ties are decided by comparing numbers as text', calendars.popsInOrder(calendar('tiesByText'))),
    line('phases are ignored', calendars.popsInOrder(calendar('ignoresPhase'))),
    line('phases outweigh time', calendars.popsInOrder(calendar('phaseBeforeTime'))),
    line('the latest event comes first', calendars.popsInOrder(calendar('latestFirst'))),
    line(
      'every event happens twice',
      calendars.popsInOrder(() => new GivesTwice()),
    ),
    line('a cancelled event happens', calendars.cancelledNeverFires(calendar('cancelDoesNothing'))),
    line('cancelling twice works twice', calendars.cancelledNeverFires(calendar('cancelCancelsTwice'))),
    line(
      'a stale handle cancels a new event',
      calendars.staleHandlesAreHarmless(calendar('handlesAreRecycled')),
    ),
    line('the size counts the cancelled', calendars.behavesLikeASortedList(calendar('countsTheCancelled'))),
    line(
      'what is pushed into the present instant overtakes what was in it',
      calendars.anInstantIsInOrder(calendar('instantOvertakes')),
    ),
    line(
      'the list for people shows the cancelled',
      calendars.lookingIsHarmless(calendar('listsTheCancelled')),
    ),
    line('a handle is given out twice', calendars.handlesAreNeverReused(calendar('handlesAreRecycled'))),
    line('events at the limit are taken', calendars.stopsBeforeTheLimit(calendar('limitIsIncluded'))),
  ],
  'of a simulation': [
    line(
      'the clock goes back',
      simulations.clockOnlyGoesOn(() => new NaiveSimulation({ calendar: new NaiveCalendar('latestFirst') })),
    ),
    line(
      'the clock stays behind',
      simulations.clockOnlyGoesOn(() => new NaiveSimulation({ fault: 'clockStaysBehind' })),
    ),
    line(
      'phases are ignored by the scheduler',
      simulations.instantsHaveRounds(() => new WithoutPhases()),
    ),
    line(
      'the first round of an instant is its last',
      simulations.instantsHaveRounds(() => new NaiveSimulation({ fault: 'oneRoundPerInstant' })),
    ),
    line(
      'run() executes events at its limit',
      simulations.piecesAddUp(() => new RunsItsLimit()),
    ),
    line('two simulations share a calendar', simulations.strangersDoNotMeet(sharingACalendar())),
    line(
      'a pause is not heard',
      running.pausesChangeNothing(() => new wrongRunning.NeverPauses()),
    ),
    line(
      'a pause comes an event late',
      running.pausesChangeNothing(() => new wrongRunning.PausesLate()),
    ),
    line(
      'watchers are told twice',
      running.watchersSeeEverything(() => new wrongRunning.TellsTwice()),
    ),
    line(
      'watchers are told afterwards',
      running.watchersSeeEverything(() => new wrongRunning.TellsAfterwards()),
    ),
    line(
      'watchers are told after they have stopped watching',
      running.watchersSeeEverything(() => new wrongRunning.TellsForEver()),
    ),
    line(
      'what is pending in the present instant is not listed',
      running.whatIsPendingHappens(() => new wrongRunning.ListsLaterInstants()),
    ),
  ],
  'of a line': [
    line('equals go last come, first served', lines.servesAsASortedList(queue(wrongLines.LastComerFirst))),
    line('who returns is sent to the end', lines.servesAsASortedList(queue(wrongLines.ForgetsTheirPlace))),
    line(
      'nobody looks at the next when the first leaves',
      lines.servesAsASortedList(queue(wrongLines.WaitsForTheGone)),
    ),
    line(
      'those pass who may not, and those who may do not',
      lines.servesAsASortedList(queue(wrongLines.TheOtherWayRound)),
    ),
    line(
      'the first who asks is served before the others of the instant have asked',
      lines.claimsOfAnInstantMeet(queue(wrongLines.ServesTheFirstWhoAsks)),
    ),
  ],
  'of signals and composed waits': [
    line('only the first is woken', signals.everyWaiterHears(signal('wakesOnlyTheFirst'))),
    line('everybody is woken twice', signals.everyWaiterHears(signal('wakesTwice'))),
    line('the last who came is woken first', signals.everyWaiterHears(signal('lastComesFirst'))),
    line('a signal has a memory', signals.everyWaiterHears(signal('remembers'))),
    line(
      'anyOf leaves the loser in its line',
      composed.losersLeaveTheirLines((first, second) => anyOf(deaf(first), deaf(second))),
    ),
    line(
      'allOf keeps what it had collected',
      composed.collectedSeatsComeBack(anyOf, (first, second) => deaf(allOf(first, second))),
    ),
  ],
  'of held seats': [
    line('priority is inverted', resources.theFirstOfTheLineIsSeated(seats(wrongResources.PriorityInverted))),
    line(
      'the last who came is served first',
      resources.theFirstOfTheLineIsSeated(seats(servers.LastComeFirstServed)),
    ),
    line(
      'a seat is given away before the claims of the instant have met',
      resources.theFirstOfTheLineIsSeated(naive('firstAskerWins')),
    ),
    line('a wake-up is lost', resources.nobodyIsForgotten(naive('releaseWakesNobody'))),
    line('there is one seat too many', resources.seatsAreNotInvented(seats(servers.OneTooMany))),
    line(
      'who was called away stays in line',
      resources.seatsComeBack(seats(wrongResources.KeepsLeaversInLine)),
    ),
    line(
      'a seat is lost with an interrupted waiter',
      resources.seatsComeBack(seats(wrongResources.LosesSeatsWithLeavers)),
    ),
    line('a double release adds capacity', resources.aSeatIsReleasedOnce(naive('doubleReleaseAllowed'))),
  ],
  'of work': [
    line('work restarts where it was to resume', work.theUrgentGoFirst(bench(servers.AgainFromTheStart))),
    line('work resumes where it was to restart', work.theUrgentGoFirst(bench(wrongResources.ResumesAlways))),
    line(
      'work is put out that never must be',
      work.theUrgentGoFirst(bench(wrongResources.InterruptsAnybody)),
    ),
    line('the urgent wait for the end of service', work.theUrgentGoFirst(bench(servers.NeverPreempting))),
    line('the urgent preempt unasked', work.theUrgentGoFirst(bench(wrongResources.PreemptsUnasked))),
    line('the urgent preempt their equals', work.theUrgentGoFirst(bench(wrongResources.PreemptsEquals))),
    line('all are treated alike', work.theUrgentGoFirst(bench(servers.WithoutPriorities))),
    line('capacity stays as it was', work.workingHoursAreKept(bench(wrongResources.NeverCloses))),
    line('capacity follows a step too late', work.workingHoursAreKept(bench(wrongResources.OneStepLate))),
    line(
      'who left a bench stands in its line',
      work.whoLeavesLetsTheNextGo(bench(wrongResources.KeepsLeaversInLine)),
    ),
    line('closing does the opposite', work.workingHoursAreKept(bench(wrongResources.ClosesTheOtherWay))),
    line(
      'work that was put out goes to the end of the line',
      services.worksAsByHand(service(wrongServices.LosesTheirPlace)),
    ),
    line(
      'of several the one that began first is put out',
      services.worksAsByHand(service(wrongServices.PutsOutTheFirstBegun)),
    ),
    line('what was lost is not told', services.workIsConserved(service(wrongServices.HidesItsLosses))),
    line(
      'a second start counts as a second wait',
      services.worksAsByHand(service(wrongServices.CountsEveryStart)),
    ),
    line('a seat idles while somebody waits', services.noSeatIdles(service(wrongServices.LeavesASeatIdle))),
    line(
      'the record of the line counts those in service',
      services.theQueueIsTheSumOfWaits(service(wrongServices.CountsTheServed)),
    ),
    line(
      'utilisation forgets the working hours',
      services.worksAsByHand(service(wrongServices.ForgetsWorkingHours)),
    ),
    line(
      'anyOf leaves the loser at work',
      services.losersLeaveTheirSeats(service(Resource), (first, second) => anyOf(deaf(first), second)),
    ),
  ],
  'of stores and containers': [
    line(
      'an item given to somebody who left is lost',
      stocks.noItemIsLost(shelf(wrongStocks.LosesItemsWithLeavers)),
    ),
    line(
      'an item is given that will not do',
      stocks.theFirstWhoWantsItHasIt(shelf(wrongStocks.GivesWhatWillNotDo)),
    ),
    line('the urgent wait for room', stocks.theFirstWhoWantsItHasIt(shelf(wrongStocks.IgnoresWhoIsUrgent))),
    line('there is room for one more', stocks.theFirstWhoWantsItHasIt(shelf(wrongStocks.RoomForOneMore))),
    line('small claims overtake large ones', stocks.nobodyPassesTheFirst(tank(wrongStocks.SmallFirst))),
    line(
      'those behind one who gave up wait for its amount',
      stocks.whoGivesUpLetsTheNextGo(tank(wrongStocks.WaitsForLeavers)),
    ),
    line('a container overflows', stocks.nobodyPassesTheFirst(tank(wrongStocks.Overflows))),
    line(
      'an amount given to somebody who left is lost',
      stocks.noAmountIsLost(tank(wrongStocks.LosesAmountsWithLeavers)),
    ),
    line(
      'an item that comes back counts as new',
      shelves.theShelfIsInOrder(things(wrongReturns.TakesForNew)),
    ),
    line(
      'an item that comes back is there twice',
      shelves.thingsAreConserved(things(wrongReturns.DoublesReturns)),
    ),
    line(
      'an item that comes back is thrown away',
      shelves.thingsAreConserved(things(wrongReturns.ThrowsReturnsAway)),
    ),
    line(
      'who was called away keeps others from what is there',
      tanks.nobodyWaitsForWhatIsThere(vessel(wrongStocks.WaitsForLeavers)),
    ),
    line('a container is above full for a moment', tanks.theLevelStaysWithin(vessel(wrongStocks.Overflows))),
    line(
      'a portion given to one who had gone is gone',
      tanks.amountsAreConserved(vessel(wrongStocks.LosesAmountsWithLeavers)),
    ),
    line('the small do not wait for the first', tanks.nobodyOvertakes(vessel(wrongStocks.SmallFirst))),
  ],
  'of draws': [
    line('draws depend on the order of creation', draws.drawsArePure(wrongDraws.numberedByCreation)),
    line(
      'draws for two purposes are the same',
      draws.everyPartCounts(() => wrongDraws.withoutPurpose),
    ),
    line('a draw is used twice', streams.drawsFollowTheirOrdinal(wrongDraws.usingDrawsTwice)),
    line(
      'a draw asked out of turn is counted',
      streams.drawsFollowTheirOrdinal(wrongDraws.countingWhatIsAskedOutOfTurn),
    ),
    line(
      'a mixture takes two uniform numbers',
      streams.drawsFollowTheirOrdinal(wrongDraws.spendingTwoOnMixtures),
    ),
  ],
  'of monitors': [
    line(
      'a variance is divided by n',
      monitors.agreesWithTwoPasses(() => new wrongMonitors.DividesByCount()),
    ),
    line(
      'sums of squares cancel',
      monitors.agreesWithTwoPasses(() => new wrongMonitors.SumsOfSquares()),
    ),
    line(
      'the new level counts for the past',
      monitors.averagesOverTime((level, at) => new wrongMonitors.NewLevelForThePast(level, at)),
    ),
    line(
      'a quantile is off by one',
      monitors.answersForAllSoFar(() => new wrongMonitors.QuantileOffByOne()),
    ),
  ],
};

for (const [subject, lines] of Object.entries(wrongImplementations)) {
  describe(`the laws ${subject} catch that`, () => {
    for (const { wrong, mustCatch } of lines) {
      test(wrong, () => {
        expect.hasAssertions();
        mustCatch();
      });
    }
  });
}

describe('our own kernel', () => {
  test('lets the urgent go first and preempt by the rules', () => {
    fc.assert(work.theUrgentGoFirst(bench(Resource)), { numRuns: 500 });
  });
  test('gives the place of one who leaves a bench to whoever is first now', () => {
    fc.assert(work.whoLeavesLetsTheNextGo(bench(Resource)), { numRuns: 500 });
  });
  test('keeps working hours', () => {
    fc.assert(work.workingHoursAreKept(bench(Resource)), { numRuns: 500 });
  });
  test('gives the oldest item that will do to the first who wants it', () => {
    fc.assert(stocks.theFirstWhoWantsItHasIt(shelf(Store)), { numRuns: 500 });
  });
  test('lets nobody pass the first at a container', () => {
    fc.assert(stocks.nobodyPassesTheFirst(tank(Container)), { numRuns: 500 });
  });
  test('serves the next at a container when the first gives up', () => {
    fc.assert(stocks.whoGivesUpLetsTheNextGo(tank(Container)), { numRuns: 500 });
  });
  test('has everything back that was given to somebody who left', () => {
    fc.assert(stocks.noItemIsLost(shelf(Store)));
    fc.assert(stocks.noAmountIsLost(tank(Container)));
  });
});
