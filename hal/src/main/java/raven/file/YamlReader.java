package raven.file;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * YAML 1.2 text to located nodes. Anchors, aliases, tags and several documents in one file are refused: they hide what a file says.
 *
 * <p>Reads the parser's events and nothing above them: no resolver and no data binding have to be loaded before the robot moves.
 */
final class YamlReader {
  private static final int DEEPEST = 32;

  private final String file;
  private final ParserImpl parser;
  private int depth;

  private YamlReader(String file, String text) {
    LoadSettings settings = LoadSettings.builder().setLabel(file).build();
    this.file = file;
    this.parser = new ParserImpl(settings, new StreamReader(settings, text));
  }

  static Node read(String file, String text) {
    try {
      YamlReader reader = new YamlReader(file, text);
      return reader.document();
    } catch (MarkedYamlEngineException e) {
      throw new FileError(
          place(file, e.getProblemMark()) + ": is not valid YAML: " + problem(e), e);
    } catch (YamlEngineException e) {
      throw new FileError(file + ": is not valid YAML: " + firstLine(e), e);
    }
  }

  private Node document() {
    parser.next(); // start of stream
    if (parser.next().getEventId() == Event.ID.StreamEnd) {
      throw new FileError(file + ": is empty");
    }
    Node root = node(parser.next(), new Place(file, 1, 1));
    parser.next(); // end of document
    Event after = parser.next();
    if (after.getEventId() != Event.ID.StreamEnd) {
      throw error(after, "a second document begins here: put it into a file of its own");
    }
    return root;
  }

  /** A node from its first event on; {@code key} is where an error about a whole section points to. */
  private Node node(Event event, Place key) {
    refuseIndirection(event);
    if (++depth > DEEPEST) {
      throw error(event, "is nested more than " + DEEPEST + " levels deep");
    }
    Node node;
    if (event instanceof MappingStartEvent) {
      node = section(key);
    } else if (event instanceof SequenceStartEvent) {
      node = items(key);
    } else if (event instanceof ScalarEvent scalar) {
      node = new Node.Text(place(event), scalar.getValue());
    } else {
      throw error(event, "is not valid YAML here");
    }
    depth--;
    return node;
  }

  private Node.Section section(Place at) {
    Node.Section section = new Node.Section(at);
    for (Event e = parser.next(); e.getEventId() != Event.ID.MappingEnd; e = parser.next()) {
      refuseIndirection(e);
      if (!(e instanceof ScalarEvent scalar)) {
        throw error(e, "a key is a single word, not a list or section");
      }
      String key = scalar.getValue();
      Place place = place(e);
      Place before = section.keys.get(key);
      if (before != null) {
        throw error(e, key + " is given twice, first in line " + before.line() + ": remove one");
      }
      section.put(key, place, node(parser.next(), place));
    }
    return section;
  }

  private Node.Items items(Place at) {
    Node.Items items = new Node.Items(at);
    for (Event e = parser.next(); e.getEventId() != Event.ID.SequenceEnd; e = parser.next()) {
      items.items.add(node(e, place(e)));
    }
    return items;
  }

  private void refuseIndirection(Event event) {
    boolean alias = event.getEventId() == Event.ID.Alias;
    boolean anchor = event instanceof NodeEvent named && named.getAnchor().isPresent();
    boolean tag = event instanceof ScalarEvent scalar && scalar.getTag().isPresent()
        || event instanceof MappingStartEvent mapping && mapping.getTag().isPresent()
        || event instanceof SequenceStartEvent sequence && sequence.getTag().isPresent();
    if (alias || anchor || tag) {
      throw error(event, "YAML anchors, aliases and tags are not read: write the value itself");
    }
  }

  private Place place(Event event) {
    return place(file, event.getStartMark());
  }

  private static Place place(String file, Optional<Mark> mark) {
    return mark.isEmpty()
        ? new Place(file, 0, 0)
        : new Place(file, mark.get().getLine() + 1, mark.get().getColumn() + 1);
  }

  private FileError error(Event event, String what) {
    return new FileError(place(event) + ": " + what);
  }

  /** The parser's own words on one line. */
  private static String problem(MarkedYamlEngineException e) {
    String context = e.getContext() == null ? "" : e.getContext().strip() + ", ";
    Optional<Mark> begun = e.getContextMark();
    String since = begun.isEmpty() ? "" : " (begun in line " + (begun.get().getLine() + 1) + ")";
    return (context + e.getProblem() + since).replaceAll("\\s+", " ");
  }

  private static String firstLine(YamlEngineException e) {
    String message = String.valueOf(e.getMessage()).strip();
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
