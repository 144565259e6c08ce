package org.waymark.web.gap;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.gap.cell.GapRules;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;

/**
 * What the template {@code gap/cell} shows.
 *
 * @param caption the area, over the heading
 * @param judged what commissioners have said, and how to say more
 * @param need what is known of how often it happens, or why nothing is, in sentences
 * @param priority null for what is no gap, or has no figure of need
 */
public record CellPage(
    PageFrame frame,
    GapNavigation navigation,
    String caption,
    String heading,
    List<FieldError> errors,
    List<String> notes,
    Found found,
    Services services,
    Judged judged,
    List<String> need,
    @Nullable PriorityWords priority,
    Comparisons comparisons,
    Links links,
    List<GapRules.Rule> rules,
    String date) {
  /**
   * The same question beside this one.
   *
   * @param related the same cell of wider and narrower terms
   * @param neighbours the same cell next door
   */
  public record Comparisons(List<Related> related, List<Other> neighbours) {}

  /**
   * The finding and what it rests on.
   *
   * @param mark the finding
   * @param meaning of the finding
   * @param sentences the answer in sentences
   * @param levels what is found at each level, closest first
   * @param measures the shares behind the finding, each against its threshold
   * @param sureness how sure the finding is, in a word
   */
  public record Found(
      FindingMark mark,
      String meaning,
      List<String> sentences,
      List<Level> levels,
      List<Measure> measures,
      String sureness,
      List<String> surenessReasons) {}

  /**
   * Services behind the finding.
   *
   * @param counted services that count, local ones before England-wide ones
   * @param ruledOut services that do not count, each with every reason
   * @param unnamed how many further listings there are, in sentences
   */
  public record Services(List<Counted> counted, List<RuledOut> ruledOut, List<String> unnamed) {}

  /** The same question elsewhere. */
  public record Links(
      String matrixAddress,
      String mapAddress,
      String coverageAddress,
      String searchAddress,
      String areaAddress,
      String expectedAddress,
      String apiAddress,
      String journeysAddress) {}

  /** What is found at one level or closer. */
  public record Level(
      String label,
      FindingMark mark,
      String residents,
      String share,
      String services,
      String organisations,
      String national) {}

  /**
   * A share and what it is held against.
   *
   * @param threshold in words
   * @param verdict whether it is met, in words; empty where the threshold is not reached at all
   */
  public record Measure(
      String name, String residents, String share, String threshold, String verdict) {}

  /**
   * A service that counts.
   *
   * @param cautions what to beware of; may be empty
   */
  public record Counted(
      String address,
      String name,
      String organisation,
      String level,
      String share,
      String residents,
      List<String> cautions) {}

  /** A service that does not count, and every reason. */
  public record RuledOut(
      String address, String name, String organisation, List<String> reasons, String residents) {}

  /**
   * What commissioners have said.
   *
   * @param done what the reader has just said, in words; empty otherwise
   * @param said latest first
   * @param ways what the reader may say; empty for whoever may not say anything here
   * @param signIn where a duty holder's people begin who are not signed in; empty otherwise
   */
  public record Judged(String done, List<Said> said, List<Way> ways, String signIn) {}

  /** A link to the form. */
  public record Way(String address, String label) {}

  /**
   * The priority and how it came about.
   *
   * @param band in words
   * @param formula with the numbers put in
   */
  public record PriorityWords(String band, String formula) {}

  /** Links under one heading. */
  public record Related(String heading, List<Other> links) {}

  /** The same cell of another area or term. */
  public record Other(String name, String address, FindingMark mark) {}
}
