package org.waymark.web.listing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.page.PageFrame;

/**
 * The page of one organisation.
 *
 * @param ledBy groups whose members lead it; empty when not stated
 * @param numbers its numbers in public registers, in words
 */
public record OrganisationPage(
    PageFrame frame,
    String name,
    String type,
    String description,
    @Nullable String website,
    @Nullable String email,
    List<String> numbers,
    List<String> ledBy,
    List<ServiceSummary> services) {}
