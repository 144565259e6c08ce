package org.waymark.mail;

import java.io.IOException;

/** Brings one letter on its way. */
public interface Carrier {

  /**
   * @throws IOException when it could not be brought on its way; try again later
   */
  void carry(Letter letter) throws IOException;
}
