package org.waymark.web.pathway;

import java.util.List;
import org.waymark.web.page.PageFrame;

/**
 * Who refers to a service and where it refers to: what the template {@code pathway/service} shows.
 *
 * @param into stated routes to it
 * @param listed kinds of entry point from which only its listing says that it takes people
 * @param out stated routes from it
 */
public record ServiceRoutesPage(
    PageFrame frame,
    PathwayNavigation navigation,
    String name,
    String address,
    String organisation,
    List<String> stages,
    List<RouteLine> into,
    List<String> listed,
    List<RouteLine> out) {}
