package org.waymark.web.pathway;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;

/**
 * The journey of a described person: what the template {@code pathway/journey} shows. As text it
 * says nothing.
 *
 * @param answer null before anybody asked
 */
public record JourneyPage(
    PageFrame frame,
    PathwayNavigation navigation,
    List<FieldError> errors,
    JourneyForm form,
    @Nullable Answer answer) {

  /**
   * @param who the person in a few words
   * @param next the first step of the best journey; null when there is none
   * @param unreachable stages that nothing within reach serves
   * @param elsewhere how many further services do not take people from where they live
   */
  public record Answer(
      String who,
      List<String> notes,
      @Nullable Next next,
      List<StageBlock> stages,
      List<String> unreachable,
      List<JourneyBlock> journeys,
      List<RuledOut> ruledOut,
      int elsewhere,
      List<RuledOut> ruledOutRoutes) {}

  /** Who next, how, how long. */
  public record Next(
      String name,
      String address,
      String organisation,
      String how,
      String waiting,
      List<Contact> contacts,
      List<String> toCheck) {}

  /**
   * @param link empty when it is nothing to follow
   */
  public record Contact(String kind, String value, String link) {}

  /**
   * One stage.
   *
   * @param sought false for a stage that somebody with this story does not usually need
   * @param more how many further services there are besides those shown
   */
  public record StageBlock(
      String id, String label, boolean sought, List<Option> options, List<Option> more) {}

  /**
   * A service that can be reached.
   *
   * @param level how close it is to them; empty when it is open to all
   * @param crimeFit how closely its listing fits the crime, in words
   * @param path the steps to it in sentences
   * @param alternatives other ways to it, each in a sentence
   */
  public record Option(
      String name,
      String address,
      String organisation,
      String level,
      String crimeFit,
      String how,
      String waiting,
      boolean crosses,
      List<Contact> contacts,
      List<StepLine> path,
      List<String> toCheck,
      List<String> alternatives) {}

  /** A step in a sentence, with what should be known of it. */
  public record StepLine(String sentence, List<String> notes, boolean startsAgain) {}

  /** A whole journey. */
  public record JourneyBlock(String heading, String summary, List<StepLine> steps) {}

  /** What is ruled out, and every reason. */
  public record RuledOut(String name, String address, String about, List<String> reasons) {}

  @Override
  public String toString() {
    return "JourneyPage";
  }
}
