package org.waymark.web.account;

import java.util.List;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;
import org.waymark.web.problem.WithErrors;

/**
 * Setting up, or looking after, the second factor.
 *
 * @param required true when nothing else can be done before
 * @param picture path of the QR code in units of one module; empty when it is set up already
 * @param size modules of the picture, margin included
 * @param secret to be typed instead, in groups of four; empty when it is set up already
 * @param recoveryCodes new ones, shown this once
 */
public record SecondFactorPage(
    PageFrame frame,
    boolean required,
    String picture,
    int size,
    String secret,
    List<String> recoveryCodes,
    List<FieldError> errors)
    implements WithErrors {}
