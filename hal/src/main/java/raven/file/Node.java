package raven.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of a YAML document that knows where it stands. */
abstract sealed class Node {
  /** Where an error about this piece points to: a value, or the key above a section. */
  final Place place;

  Node(Place place) {
    this.place = place;
  }

  /** A scalar as it is written, without quotes. */
  static final class Text extends Node {
    final String text;

    Text(Place place, String text) {
      super(place);
      this.text = text;
    }
  }

  static final class Section extends Node {
    final Map<String, Node> values = new LinkedHashMap<>();
    final Map<String, Place> keys = new LinkedHashMap<>();

    Section(Place place) {
      super(place);
    }

    void put(String key, Place keyPlace, Node value) {
      keys.put(key, keyPlace);
      values.put(key, value);
    }
  }

  static final class Items extends Node {
    final List<Node> items = new ArrayList<>();

    Items(Place place) {
      super(place);
    }
  }
}
