// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "benchgroups.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace Chaos::Bench {
namespace {

QString nameOf(const NamedGroup &group)
{
    return QString::fromUtf8(group.name.data(), qsizetype(group.name.size()));
}

QJsonObject jsonOf(const QString &group, const BenchResult &result)
{
    return {
        {u"group"_s, group},
        {u"name"_s, result.name},
        {u"ours"_s, result.ours},
        {u"floor"_s, result.floor},
        {u"floor_name"_s, result.floorName},
        {u"unit"_s, result.unit},
        {u"ratio"_s, result.ratio},
        {u"bar"_s, result.bar},
        {u"wanted"_s, result.wanted == BenchResult::Wanted::AtMost ? u"at most"_s : u"at least"_s},
        {u"met"_s, result.isMet()},
        {u"note"_s, result.note}};
}

void print(const QString &group, const BenchResult &result)
{
    const QString sign = result.wanted == BenchResult::Wanted::AtMost ? u"<="_s : u">="_s;
    const QString line = u"%1 %2: %3 %4, %5 %6 %4: %7x, bar %8 %9x, %10"_s.arg(
        group, result.name, QString::number(result.ours, 'g', 5), result.unit, result.floorName,
        QString::number(result.floor, 'g', 5), QString::number(result.ratio, 'f', 2), sign,
        QString::number(result.bar), result.isMet() ? u"met"_s : u"MISSED"_s);
    std::printf("%s%s\n", qUtf8Printable(line),
                result.note.isEmpty() ? "" : qUtf8Printable(u" ("_s + result.note + u")"_s));
    std::fflush(stdout);
}

int run(const QStringList &wanted, const Options &base, bool json)
{
    QJsonArray all;
    bool met = true;
    for (const NamedGroup &group : groups) {
        const QString name = nameOf(group);
        if (!wanted.isEmpty() && !wanted.contains(name))
            continue;
        const QTemporaryDir folder(base.folder + u"/chaosroom-bench-XXXXXX"_s);
        if (!folder.isValid()) {
            std::fprintf(stderr, "No folder for the run: %s\n",
                         qUtf8Printable(folder.errorString()));
            return 2;
        }
        for (const BenchResult &result : group.run({folder.path(), base.quick})) {
            met = met && result.isMet();
            if (json)
                all.append(jsonOf(name, result));
            else
                print(name, result);
        }
    }
    if (json)
        std::printf("%s", QJsonDocument(all).toJson().constData());
    return met ? 0 : 1;
}

} // namespace
} // namespace Chaos::Bench

int main(int argc, char **argv)
{
    using namespace Chaos::Bench;
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"chaosroom-bench"_s);

    QStringList names;
    for (const NamedGroup &group : groups)
        names << nameOf(group);

    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Every figure is a ratio of two sides that took turns in one run. Exits 1 when a bar is "
        "missed. Groups: "_s
        + names.join(u", "_s));
    const QCommandLineOption json(u"json"_s, u"Print a JSON array."_s);
    const QCommandLineOption quick(u"quick"_s, u"Small sizes: does it run at all?"_s);
    const QCommandLineOption folder(u"folder"_s,
                                    u"Where to write; should lie on a real disk. "
                                    "Default: beside this program."_s,
                                    u"folder"_s, QApplication::applicationDirPath());
    parser.addOptions({json, quick, folder});
    parser.addPositionalArgument(u"group"_s, u"Groups to run; all when none is named."_s,
                                 u"[group…]"_s);
    parser.addHelpOption();
    parser.process(application);

    for (const QString &wanted : parser.positionalArguments()) {
        if (!names.contains(wanted)) {
            std::fprintf(stderr, "There is no group '%s'. Groups: %s\n", qUtf8Printable(wanted),
                         qUtf8Printable(names.join(u", "_s)));
            return 2;
        }
    }
    return run(parser.positionalArguments(), {parser.value(folder), parser.isSet(quick)},
               parser.isSet(json));
}
