package raven.tools;

/**
 * One tune: what every way of searching is given.
 *
 * @param firstSeed the plants of the exam and, after them, of everything else are drawn from here on
 */
record TuneRun(
    TuneTask task, TunedValues values, Flights flights, Journal journal, long firstSeed) {}
