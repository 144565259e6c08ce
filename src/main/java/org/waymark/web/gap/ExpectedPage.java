package org.waymark.web.gap;

import java.util.List;
import org.waymark.web.page.PageFrame;

/**
 * What the template {@code gap/expected} shows: the expected offer of an area, the national table
 * beside it.
 *
 * @param sentences how many lines there are and how many differ, in sentences
 * @param done what the reader has just done, in words; empty otherwise
 * @param addAddress where a line is added; empty for whoever may not
 * @param signIn where a duty holder's people begin who are not signed in; empty otherwise
 * @param changed the lines that somebody has said something of here
 * @param groups all lines by crime
 */
public record ExpectedPage(
    PageFrame frame,
    GapNavigation navigation,
    String heading,
    List<String> sentences,
    String done,
    String addAddress,
    String signIn,
    List<Row> changed,
    List<Group> groups) {

  /** The lines of one crime. */
  public record Group(String crime, List<Row> rows) {}

  /**
   * One line.
   *
   * @param question the sentence asked here; the national one where it is removed
   * @param national how it stands in the national table, in words
   * @param here how it stands here, in words
   * @param why the reason, and who and when; empty where nothing was said
   * @param by who and when
   * @param address of the form or, for whoever may not change it, empty
   */
  public record Row(
      String id,
      String question,
      String national,
      String here,
      String why,
      String by,
      String address) {}
}
