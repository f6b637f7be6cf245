package raven.tools.estimate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a recording holds, as its header tells. */
public enum Kind {
  AHRS9("t,gx,gy,gz,ax,ay,az,mx,my,mz"),
  AHRS6("t,gx,gy,gz,ax,ay,az"),
  FLIGHT("t,gx,gy,gz,ax,ay,az,px,py,pz"),
  FLIGHT9("t,gx,gy,gz,ax,ay,az,px,py,pz,mx,my,mz"),
  LEG("t,gx,gy,gz,ax,ay,az,c0,c1,f0x,f0y,f0z,f1x,f1y,f1z");

  final String header;
  final int columns;

  Kind(String header) {
    this.header = header;
    columns = header.split(",").length;
  }

  /** Whether a row may leave this column empty: no new sample. */
  boolean optional(int column) {
    return (this == AHRS9 || flight()) && column >= 7;
  }

  /** Whether a column says how surely a foot is in contact. */
  boolean contact(int column) {
    return this == LEG && (column == 7 || column == 8);
  }

  /** Whether it holds positions. */
  boolean flight() {
    return this == FLIGHT || this == FLIGHT9;
  }

  static List<Kind> of(String header) {
    return Arrays.stream(values()).filter(kind -> kind.header.equals(header)).toList();
  }

  static String all() {
    return Arrays.stream(values()).map(kind -> kind.header).collect(Collectors.joining(" or "));
  }
}
