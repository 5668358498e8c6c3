// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/svgpen.h"

namespace Chaos::SvgPen {

using namespace Qt::StringLiterals;

QString drawing(double width, double height, const QString &words)
{
    const QString said = words.toHtmlEscaped();
    return u"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1 %2\" role=\"img\" "
           "aria-label=\""_s.arg(px(width), px(height))
        + said + u"\">\n<title>"_s + said + u"</title>\n"_s;
}

QString px(double value)
{
    return QString::number(value, 'f', 1);
}

QString line(double x1, double y1, double x2, double y2, const QString &className)
{
    return u"<line class=\"%1\" x1=\"%2\" y1=\"%3\" x2=\"%4\" y2=\"%5\"/>\n"_s.arg(
        className, px(x1), px(y1), px(x2), px(y2));
}

QString label(double x, double y, const QString &className, const QString &text)
{
    return u"<text class=\"%1\" x=\"%2\" y=\"%3\">"_s.arg(className, px(x), px(y))
        + text.toHtmlEscaped() + u"</text>\n"_s;
}

QString box(double x, double y, double width, double height, const QString &className)
{
    return u"<rect class=\"%1\" x=\"%2\" y=\"%3\" width=\"%4\" height=\"%5\"/>\n"_s.arg(
        className, px(x), px(y), px(width), px(height));
}

QString dot(const QPointF &at, double radius, const QString &className)
{
    return u"<circle class=\"%1\" cx=\"%2\" cy=\"%3\" r=\"%4\"/>\n"_s.arg(className, px(at.x()),
                                                                          px(at.y()), px(radius));
}

QString path(const std::vector<QPointF> &points, const QString &className, bool isClosed)
{
    QString text;
    for (const QPointF &point : points) {
        text += text.isEmpty() ? u"M"_s : u" L"_s;
        text += px(point.x()) + u' ' + px(point.y());
    }
    return u"<path class=\"%1\" d=\"%2%3\"/>\n"_s.arg(className, text,
                                                      isClosed ? u" Z"_s : QString());
}

} // namespace Chaos::SvgPen
