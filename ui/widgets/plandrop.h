// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QUrl>
#include <QWidget>

#include <optional>

class QDropEvent;
class QMimeData;

namespace Chaos {

class Look;

/// Takes one plan file that is dropped on a page. While something is dragged over the page it lies
/// above it and says what dropping it does, or why it does nothing.
class PlanDrop final : public QWidget
{
    Q_OBJECT

public:
    /// What is dragged: a plan file, or why it is none.
    struct Dragged
    {
        QUrl file{};
        QString refusal{};
    };

    /// `promise` is what dropping a plan file does. Goes with the page.
    PlanDrop(const Look &look, const QString &promise, QWidget *page);

    /// Nothing for what is neither a file nor a picture, such as text on its way into a field.
    [[nodiscard]] static std::optional<Dragged> judge(const QMimeData &data);
    /// Whether files of this computer are dragged: no field wants their names as text.
    [[nodiscard]] static bool isOfFiles(const QDropEvent &drag);

    /// What it says; empty while nothing is dragged.
    [[nodiscard]] QString said() const { return isHidden() ? QString() : m_said; }

signals:
    void dropped(const QUrl &file);
    /// Something that is no plan file was dropped; one sentence.
    void refused(const QString &why);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void enter(QDropEvent &drag);
    void take(QDropEvent &drop);

    const Look &m_look;
    QString m_promise;
    QString m_said;
    bool m_isRefused = false;
};

} // namespace Chaos
