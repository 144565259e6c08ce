package org.waymark.cli;

/** The {@code waymark} command. */
public final class Waymark {
  private Waymark() {}

  public static void main(String[] args) {
    System.out.println("Waymark");
  }
}
