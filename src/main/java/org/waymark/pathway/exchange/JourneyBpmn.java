package org.waymark.pathway.exchange;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.waymark.pathway.Crossing;
import org.waymark.pathway.RouteWords;
import org.waymark.pathway.journey.Journey;
import org.waymark.pathway.journey.Journeys;
import org.waymark.pathway.journey.Step;
import org.waymark.vocabulary.JourneyStage;

/**
 * Writes a journey as a process in BPMN 2.0 with its diagram: a task for each service, a timer for
 * each stated wait, an end for what is out of reach. Who the journey is of does not stand in it.
 */
public final class JourneyBpmn {

  private JourneyBpmn() {}

  /** The file of the best of several journeys. */
  public static String write(Journeys journeys, String name, LocalDate today, RouteWords words) {
    return write(
        journeys.best().orElseGet(() -> new Journey(List.of(), Map.of(), 0)),
        journeys.unreachable(),
        name,
        today,
        words);
  }

  /**
   * The file, checked against the schema of BPMN; UTF-8.
   *
   * @param unreachable sought stages that nothing within reach serves
   */
  public static String write(
      Journey journey,
      List<JourneyStage> unreachable,
      String name,
      LocalDate today,
      RouteWords words) {
    AbstractFlowNodeBuilder<?, ?> at =
        Bpmn.createProcess("journey")
            .name(name)
            .startEvent("start")
            .name(
                journey.steps().isEmpty()
                    ? "No way in"
                    : words.name(journey.steps().getFirst().way().from()));
    int number = 0;
    for (Step step : journey.steps()) {
      number++;
      if (step.startsAgain()) {
        at =
            at.intermediateThrowEvent("again-" + number)
                .name("Begins anew: " + words.name(step.way().from()));
      }
      Integer weeks = step.waitWeeks();
      if (weeks != null && weeks > 0) {
        at =
            at.intermediateCatchEvent("wait-" + number)
                .name(RouteWords.wait(weeks))
                .timerWithDuration("P" + weeks + "W");
      }
      at =
          at.userTask("step-" + number)
              .name(step.to().name())
              .documentation(documentation(step, today, words));
    }
    at.endEvent("end")
        .name(
            unreachable.isEmpty()
                ? "Every stage sought is reached"
                : "Out of reach: "
                    + unreachable.stream()
                        .map(JourneyStage::label)
                        .collect(Collectors.joining(", ")));
    BpmnModelInstance model = at.done();
    model.getModelElementsByType(Process.class).forEach(process -> process.setExecutable(false));
    model.getDefinitions().setTargetNamespace("https://waymark.example/pathways");
    Bpmn.validateModel(model);
    return Bpmn.convertToString(model);
  }

  private static String documentation(Step step, LocalDate today, RouteWords words) {
    return words.sentence(step.way(), step.way().standing(today), step.waitWeeks())
        + (step.stages().isEmpty()
            ? ""
            : " Stages: "
                + step.stages().stream()
                    .sorted()
                    .map(JourneyStage::label)
                    .collect(Collectors.joining(", "))
                + ".")
        + (step.crossing() == Crossing.YES ? " Crosses a police area boundary." : "")
        + (step.toCheck().isEmpty()
            ? ""
            : " Check first: " + String.join("; ", step.toCheck()) + ".");
  }
}
