// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/svgpath.h"

#include <array>
#include <optional>

namespace Chaos {

namespace {

class PathReader
{
public:
    explicit PathReader(QStringView text)
        : m_text(text)
    {}

    QPainterPath read()
    {
        while (true) {
            skipSpace();
            if (m_at < m_text.size() && m_text[m_at].isLetter())
                m_command = m_text[m_at++].toLatin1();
            else if (m_at >= m_text.size() || m_command == 0 || lower() == 'z')
                return m_path;
            if (!apply())
                return m_path;
        }
    }

private:
    [[nodiscard]] char lower() const { return char(m_command | 0x20); }
    [[nodiscard]] bool isRelative() const { return m_command == lower(); }

    bool apply()
    {
        const QPointF base = isRelative() ? m_path.currentPosition() : QPointF();
        switch (lower()) {
        case 'm':
            return points<1>([&](const auto &p) {
                m_path.moveTo(base + p[0]);
                m_command = isRelative() ? 'l' : 'L'; // further pairs are lines
            });
        case 'l':
            return points<1>([&](const auto &p) { m_path.lineTo(base + p[0]); });
        case 'c':
            return points<3>(
                [&](const auto &p) { m_path.cubicTo(base + p[0], base + p[1], base + p[2]); });
        case 'h':
        case 'v':
            return alongAxis(base);
        case 'z':
            m_path.closeSubpath();
            return true;
        default:
            return false;
        }
    }

    bool alongAxis(QPointF base)
    {
        const std::optional<double> to = number();
        if (!to)
            return false;
        const QPointF here = m_path.currentPosition();
        m_path.lineTo(lower() == 'h' ? QPointF(base.x() + *to, here.y())
                                     : QPointF(here.x(), base.y() + *to));
        return true;
    }

    template<std::size_t N, typename Use>
    bool points(const Use &use)
    {
        std::array<QPointF, N> read;
        for (QPointF &point : read) {
            const std::optional<double> x = number();
            const std::optional<double> y = number();
            if (!x || !y)
                return false;
            point = QPointF(*x, *y);
        }
        use(read);
        return true;
    }

    void skipSpace()
    {
        while (m_at < m_text.size() && (m_text[m_at].isSpace() || m_text[m_at] == u','))
            ++m_at;
    }

    std::optional<double> number()
    {
        skipSpace();
        const qsizetype from = m_at;
        if (m_at < m_text.size() && (m_text[m_at] == u'-' || m_text[m_at] == u'+'))
            ++m_at;
        bool dot = false;
        while (m_at < m_text.size() && (m_text[m_at].isDigit() || (m_text[m_at] == u'.' && !dot))) {
            dot = dot || m_text[m_at] == u'.';
            ++m_at;
        }
        bool ok = false;
        const double value = m_text.sliced(from, m_at - from).toDouble(&ok);
        return ok ? std::optional(value) : std::nullopt;
    }

    QStringView m_text;
    qsizetype m_at = 0;
    char m_command = 0;
    QPainterPath m_path;
};

} // namespace

QPainterPath svgPath(QStringView d)
{
    return PathReader(d).read();
}

} // namespace Chaos
