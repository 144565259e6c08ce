package org.waymark.secret;

import org.jspecify.annotations.Nullable;

/** A key file cannot be read, made or used. The message says which, and what to do. */
public final class KeyProblem extends RuntimeException {
  public KeyProblem(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
