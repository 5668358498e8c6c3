// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/architecture/sourcerules.h"

#include <QMap>
#include <QRegularExpression>

namespace Chaos::Architecture {

using namespace Qt::StringLiterals;

namespace {

/// Which rooms each room may see besides itself: the table of the design. A name that ends in a
/// slash stands for all rooms below it.
const QMap<QString, QStringList> &sight()
{
    static const QStringList day{u"models/day"_s};
    static const QStringList screen{u"models/"_s, u"ui/theme"_s, u"ui/widgets"_s};
    static const QMap<QString, QStringList> table{
        {u"models/day"_s, {}},
        {u"models/steps"_s, day},
        {u"models/rules"_s, day + QStringList{u"models/steps"_s}},
        {u"models/plan"_s, day},
        {u"models/items"_s, day + QStringList{u"models/steps"_s, u"models/rules"_s}},
        {u"models/report"_s, day + QStringList{u"models/steps"_s, u"models/rules"_s}},
        {u"app"_s, {u"app/"_s, u"models/"_s, u"ui/"_s, u"resources/"_s}},
        {u"app/clock"_s, day},
        {u"app/journal"_s, day},
        {u"app/letters"_s, day + QStringList{u"app/journal"_s}},
        {u"app/net"_s, day},
        {u"app/sources"_s, day + QStringList{u"app/net"_s}},
        {u"app/hosts"_s, day + QStringList{u"app/net"_s}},
        {u"app/page"_s, day + QStringList{u"models/rules"_s, u"models/items"_s, u"app/net"_s}},
        {u"app/proxy"_s, day + QStringList{u"app/net"_s}},
        {u"app/qa"_s, day + QStringList{u"models/rules"_s, u"models/items"_s}},
        {u"app/runner"_s,
         day + QStringList{u"models/steps"_s, u"models/rules"_s, u"app/net"_s, u"app/hosts"_s}},
        {u"app/outlets"_s, day + QStringList{u"models/rules"_s, u"models/report"_s, u"app/net"_s}},
        {u"app/rehearsal"_s, day + QStringList{u"models/rules"_s, u"models/plan"_s, u"app/net"_s}},
        {u"ui/theme"_s, {u"models/"_s}},
        {u"ui/widgets"_s, {u"models/"_s, u"ui/theme"_s}},
        {u"ui/window"_s, {u"models/"_s, u"ui/"_s}},
        {u"ui/"_s, screen}, // every other screen
    };
    return table;
}

bool isKnownRoom(const QString &room)
{
    return sight().contains(room) || (room.startsWith(u"ui/") && room != u"ui/");
}

bool maySee(const QString &room, const QString &seen)
{
    if (room == seen)
        return true;
    const QStringList allowed = sight().contains(room) ? sight()[room] : sight()[u"ui/"_s];
    for (const QString &one : allowed) {
        if (seen == one || (one.endsWith(u'/') && seen.startsWith(one)))
            return true;
    }
    return false;
}

/// Qt's and the system's headers that a house has no business with.
QRegularExpression foreignTo(const QString &room)
{
    const QString widgets =
        u"QWidget|QApplication|QMainWindow|QPainter\\b|QDialog|QtWidgets|QtCharts"_s;
    const QString network = u"QNetwork|QTcp|QUdp|QSsl|QHostInfo|QHttpServer|QtNetwork"_s;
    const QString disk = u"QFile\\b|QSaveFile|QTemporaryFile|QDir\\b|QProcess|QSettings|fstream"_s;
    const QString sql = u"QSql|QtSql|sqlite3"_s;
    if (room.startsWith(u"models/"))
        return QRegularExpression(u"^(?:"_s + QStringList{widgets, network, disk, sql}.join(u'|')
                                  + u')');
    if (room.startsWith(u"ui/"))
        return QRegularExpression(u"^(?:"_s + network + u'|' + sql + u"|QProcess)"_s);
    if (room == u"app")
        return QRegularExpression(u"^(?:"_s + sql + u')');
    if (room == u"app/journal")
        return QRegularExpression(u"^(?:"_s + widgets + u'|' + network + u')');
    return QRegularExpression(u"^(?:"_s + widgets + u'|' + sql + u')');
}

QString offence(const SourceFile &file, qsizetype at, const QString &what)
{
    const qsizetype line = file.text.left(at).count(u'\n') + 1;
    return file.path + u":%1: "_s.arg(line) + what;
}

enum class Part { Code, Text };

/// The file with everything blanked out but code, or but the text between quotes; offsets stay.
QString only(const QString &source, Part part)
{
    static const QRegularExpression token(
        u"//[^\\n]*|/\\*.*?\\*/|(?<![A-Za-z0-9])(?:u8?|U|L)?R\"([^(]{0,16})\\(.*?\\)\\1\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)+'"_s,
        QRegularExpression::DotMatchesEverythingOption);
    QString kept = part == Part::Code ? source : QString(source.size(), u' ');
    for (auto it = token.globalMatch(source); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const bool isText = !match.captured().startsWith(u'/');
        for (qsizetype i = match.capturedStart(); i < match.capturedEnd(); ++i) {
            if (part == Part::Code)
                kept[i] = source[i] == u'\n' ? u'\n' : u' ';
            else if (isText)
                kept[i] = source[i];
        }
    }
    return kept;
}

} // namespace

QString roomOf(const QString &path)
{
    const QStringList parts = path.split(u'/');
    return parts.size() > 2 ? parts[0] + u'/' + parts[1] : parts[0];
}

QStringList wrongIncludes(const SourceFile &file)
{
    static const QRegularExpression include(
        u"^[ \\t]*#[ \\t]*include[ \\t]*([<\"])([^>\"\\n]+)[>\"]"_s,
        QRegularExpression::MultilineOption);
    static const QRegularExpression generated(u"(?:\\.moc|^moc_.*\\.cpp)$"_s);
    const QString room = roomOf(file.path);
    if (!isKnownRoom(room))
        return {offence(file, 0, room + u" is no room of the architecture"_s)};
    QStringList offences;
    const QRegularExpression foreign = foreignTo(room);
    for (auto it = include.globalMatch(file.text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const QString header = match.captured(2);
        if (match.captured(1) == u"<") {
            const QString name = header.section(u'/', -1);
            if (foreign.match(name).hasMatch() || foreign.match(header).hasMatch())
                offences.push_back(offence(file, match.capturedStart(),
                                           room + u" has no business with <"_s + header + u'>'));
            continue;
        }
        if (generated.match(header).hasMatch())
            continue;
        if (!header.contains(u'/'))
            offences.push_back(
                offence(file, match.capturedStart(),
                        u"includes are written from the top of the tree: "_s + header));
        else if (!maySee(room, roomOf(header)))
            offences.push_back(
                offence(file, match.capturedStart(), room + u" may not see "_s + roomOf(header)));
    }
    return offences;
}

QStringList wrongSql(const SourceFile &file)
{
    static const QRegularExpression sql(
        u"\\b(?:select\\s+[^;\"]{1,200}?\\s+from\\s+\\w|insert\\s+(?:or\\s+\\w+\\s+)?into\\s+\\w|"
        "delete\\s+from\\s+\\w|create\\s+(?:unique\\s+)?(?:table|index|view|trigger)\\s+\\w|"
        "update\\s+\\w+\\s+set\\s|pragma\\s+\\w+|begin\\s+immediate\\b)"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression call(u"\\bsqlite3_\\w+"_s);
    if (roomOf(file.path) == u"app/journal" || file.path.startsWith(u"resources/sql/"))
        return {};
    QStringList offences;
    for (auto it = sql.globalMatch(only(file.text, Part::Text)); it.hasNext();)
        offences.push_back(offence(file, it.next().capturedStart(), u"SQL outside the journal"_s));
    for (auto it = call.globalMatch(only(file.text, Part::Code)); it.hasNext();)
        offences.push_back(
            offence(file, it.next().capturedStart(), u"SQLite outside the journal"_s));
    return offences;
}

QStringList wrongNetwork(const SourceFile &file)
{
    static const QRegularExpression manager(u"\\bQNetworkAccessManager\\b"_s);
    if (roomOf(file.path) == u"app/net")
        return {};
    QStringList offences;
    for (auto it = manager.globalMatch(only(file.text, Part::Code)); it.hasNext();)
        offences.push_back(offence(file, it.next().capturedStart(),
                                   u"the one transport in app/net is the only way out"_s));
    return offences;
}

QStringList missingLicence(const SourceFile &file)
{
    static const QRegularExpression head(
        u"^// SPDX-FileCopyrightText: \\d{4} [^\\n]+\\n// SPDX-License-Identifier: GPL-3\\.0-or-later\\n"_s);
    if (head.match(file.text).hasMatch())
        return {};
    return {offence(file, 0, u"does not begin with the two SPDX lines"_s)};
}

QStringList offencesOf(const SourceFile &file)
{
    return wrongIncludes(file) + wrongSql(file) + wrongNetwork(file) + missingLicence(file);
}

} // namespace Chaos::Architecture
