package org.waymark.catalogue.document;

/** A stored document is not one that this Waymark can read. The message says where and why. */
public final class DocumentProblem extends IllegalArgumentException {
  DocumentProblem(String message) {
    super(message);
  }

  DocumentProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
