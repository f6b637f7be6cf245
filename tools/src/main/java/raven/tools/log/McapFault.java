package raven.tools.log;

import java.io.IOException;

/** What is wrong with the bytes of an MCAP log, in words that complete "cannot read FILE: ...". */
public final class McapFault extends IOException {
  private static final long serialVersionUID = 1L;

  McapFault(String message) {
    super(message);
  }
}
