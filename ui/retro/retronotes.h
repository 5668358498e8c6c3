// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/retro/retropanel.h"
#include "ui/retro/retrotext.h"

#include <QMap>

#include <functional>
#include <vector>

namespace Chaos {

class RetroField;

/// A line that was kept.
struct RetroNote
{
    QString key{};
    QString lead{}; ///< a small word before it
    QString text{};
    QString line{}; ///< as it is typed, for it to be edited
    QString note{}; ///< below it
    Ink noteInk = Ink::Soft;
    bool isDone = false;
    bool operator==(const RetroNote &) const = default;
};

/// Lines that a team writes one after the other, with the field for the next one at their end. An
/// earlier line is edited where it stands. What is typed is nobody's but this desk's until it is
/// entered: nothing that comes from elsewhere disturbs it.
class RetroNotes final : public RetroContent
{
    Q_OBJECT

public:
    RetroNotes(const QString &name, const QString &placeholder, QWidget *parent = nullptr);

    /// What a word may become that ends at the cursor.
    struct Completion
    {
        qsizetype from = 0;
        QStringList words{};
    };
    void setCompleter(std::function<Completion(const QString &line, qsizetype at)> completer);
    /// What is said below the field of what stands in it.
    void setExplainer(std::function<QString(const QString &line)> explainer);

    void setNotes(std::vector<RetroNote> notes);
    /// What happened on the day, for the team to look at.
    void setFacts(const QString &caption, const QStringList &facts);
    /// What was typed and not entered, by the key of its line; that of the next one has none.
    void setDrafts(const QMap<QString, QString> &drafts);

    void setPaper(const RetroPaper &paper) override;
    int arrange(int width) override;

    [[nodiscard]] RetroField &field() { return *m_field; }
    /// Key of the line that is edited; empty: the next one is written.
    [[nodiscard]] const QString &editing() const { return m_editing; }
    [[nodiscard]] const std::vector<RetroNote> &notes() const { return m_notes; }
    /// Whether there was something to complete.
    bool complete();
    /// Whether an earlier line was left as it was.
    bool leaveEdit();
    void replaceLine(const QString &line);

signals:
    void entered(const QString &key, const QString &line);
    void draftChanged(const QString &key, const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    struct Laid
    {
        int top = 0;
        RetroText lead{};
        RetroText text{};
        RetroText note{};
    };
    [[nodiscard]] Laid lay(const RetroNote &note, int top, int width) const;
    [[nodiscard]] int heightOf(const Laid &laid) const;
    int placeField(int top, int width);
    [[nodiscard]] int indexOf(const QString &key) const;
    [[nodiscard]] QString lineOf(const QString &key) const;
    void edit(const QString &key);
    void enter();
    void move(int direction);
    void keepDraft();
    void change();

    RetroPaper m_paper;
    RetroField *m_field;
    std::function<Completion(const QString &, qsizetype)> m_completer;
    std::function<QString(const QString &)> m_explainer;
    std::vector<RetroNote> m_notes;
    QString m_factsCaption;
    QStringList m_facts;
    QMap<QString, QString> m_drafts;
    QString m_editing;

    std::vector<Laid> m_laid;
    std::vector<std::pair<int, RetroText>> m_below; ///< the caption of the facts, and these
    RetroText m_hint;
    RetroText m_waiting; ///< the next line, begun, while an earlier one is edited
    int m_waitingTop = 0;
};

} // namespace Chaos
