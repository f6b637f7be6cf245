package raven.tools;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A way of looking for better values, with its options. */
interface TuneMethod {
  /** Names of its options. */
  List<String> options();

  /** The task as the options have it; refuses what makes no sense. */
  TuneTask of(TuneTask task);

  /** Plants that the search flies, the exam's first. */
  long seeds(TuneTask task);

  /** What of the options a journal belongs to; what can be longer when it goes on is no part of it. */
  String journal(TuneTask task, int values);

  /** Searches, with a line for people after each generation or round. */
  void search(TuneRun run, Judge judge, Consumer<String> progress);

  /** How it was searched, for the record. */
  String words(TuneTask task, int values);

  /** The same for programs. */
  Map<String, Object> json(TuneTask task, int values);
}
